"""Partitions of AWS: ARNs of China's and the government's regions begin with others' names."""


def partition(region: str) -> str:
    """The partition that a region is in: `aws`, `aws-cn` or `aws-us-gov`."""
    if region.startswith("cn-"):
        return "aws-cn"
    return "aws-us-gov" if region.startswith("us-gov-") else "aws"
