"""The name of the asynchronous queue's file, for those who only ask whether it is there."""

FILE_NAME = "async.db"
