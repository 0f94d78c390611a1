"""What AWS Lambda does, a row a fact: scenarios are played once for each executor, facts look at what was seen."""
