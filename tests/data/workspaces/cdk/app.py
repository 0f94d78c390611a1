import aws_cdk

app = aws_cdk.App()
