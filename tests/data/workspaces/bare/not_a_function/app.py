def handler(error):
    return 1
