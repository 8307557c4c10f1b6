print("leitner")
