"""What the members of Lambda's API are called in templates and in workbench.toml, and how a form arranges them.

Sources: LAMBDA_FACTS §8.2 (SAM's properties), §7.1 (defaults), the CloudFormation reference of AWS::Lambda::Function.
"""

from collections.abc import Mapping

LEFT_OUT = frozenset({"FunctionName", "Code", "Publish", "PublishTo", "RevisionId", "DryRun", "Qualifier"})
"""Members of requests that are no configuration, or that have ways of their own."""

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "General": (
        "Description", "Runtime", "Handler", "Architectures", "MemorySize", "Timeout", "EphemeralStorage",
        "PackageType",
    ),
    "Environment variables": ("Environment",),
    "Layers": ("Layers",),
    "Network": ("VpcConfig",),
    "File system": ("FileSystemConfigs",),
    "Logging": ("LoggingConfig",),
    "Tracing": ("TracingConfig",),
    "Concurrency": (
        "ReservedConcurrentExecutions", "ProvisionedConcurrentExecutions", "CapacityProviderConfig",
        "FunctionScalingConfig", "TenancyConfig",
    ),
    "Asynchronous invocation": (
        "MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig", "DeadLetterConfig", "RecursiveLoop",
    ),
    "Container image": ("ImageConfig",),
    "Permissions and keys": ("Role", "KMSKeyArn", "CodeSigningConfigArn"),
    "Start and versions": ("SnapStart", "UpdateRuntimeOn", "RuntimeVersionArn", "RuntimeConfig"),
    "Durable execution": ("DurableConfig",),
    "Tags": ("Tags",),
}  # fmt: skip
"""The sections of the form with the members in them, in order; members that are newer come into `OTHER`."""

OTHER = "Other"

FURTHER: Mapping[str, tuple[str, ...]] = {
    "PutFunctionConcurrency": ("ReservedConcurrentExecutions",),
    "PutProvisionedConcurrencyConfig": ("ProvisionedConcurrentExecutions",),
    "PutFunctionEventInvokeConfig": ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"),
    "PutRuntimeManagementConfig": ("UpdateRuntimeOn", "RuntimeVersionArn"),
    "PutFunctionRecursionConfig": ("RecursiveLoop",),
    "PutFunctionScalingConfig": ("FunctionScalingConfig",),
}
"""Operations besides CreateFunction and UpdateFunctionConfiguration, with the members that a template has too."""

_BOTH = {
    "KMSKeyArn": ("KmsKeyArn",),
    "UpdateRuntimeOn": ("RuntimeManagementConfig", "UpdateRuntimeOn"),
    "RuntimeVersionArn": ("RuntimeManagementConfig", "RuntimeVersionArn"),
}
_CAPACITY = "CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig"

IN_SAM: Mapping[str, tuple[str, ...]] = {
    **_BOTH,
    "TracingConfig.Mode": ("Tracing",),
    "DeadLetterConfig.TargetArn": ("DeadLetterQueue", "TargetArn"),
    f"{_CAPACITY}.CapacityProviderArn": ("CapacityProviderConfig", "Arn"),
    f"{_CAPACITY}.PerExecutionEnvironmentMaxConcurrency": (
        "CapacityProviderConfig",
        "PerExecutionEnvironmentMaxConcurrency",
    ),
    f"{_CAPACITY}.ExecutionEnvironmentMemoryGiBPerVCpu": (
        "CapacityProviderConfig",
        "ExecutionEnvironmentMemoryGiBPerVCpu",
    ),
    "MaximumRetryAttempts": ("EventInvokeConfig", "MaximumRetryAttempts"),
    "MaximumEventAgeInSeconds": ("EventInvokeConfig", "MaximumEventAgeInSeconds"),
    "DestinationConfig.OnSuccess.Destination": ("EventInvokeConfig", "DestinationConfig", "OnSuccess", "Destination"),
    "DestinationConfig.OnFailure.Destination": ("EventInvokeConfig", "DestinationConfig", "OnFailure", "Destination"),
    "ProvisionedConcurrentExecutions": ("ProvisionedConcurrencyConfig", "ProvisionedConcurrentExecutions"),
}
"""Where SAM's property is another than the API's member."""

IN_CLOUDFORMATION: Mapping[str, tuple[str, ...]] = _BOTH

NOT_IN_CLOUDFORMATION = frozenset(
    {"MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig", "ProvisionedConcurrentExecutions"}
)
"""Members that resources of their own have there."""

IN_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "Description": ("description",),
    "Runtime": ("runtime",),
    "Handler": ("handler",),
    "Architectures": ("architecture",),
    "MemorySize": ("memory_mb",),
    "Timeout": ("timeout_s",),
    "EphemeralStorage.Size": ("ephemeral_mb",),
    "Environment.Variables": ("environment",),
    "Layers": ("layers",),
    "LoggingConfig.LogFormat": ("log_format",),
    "LoggingConfig.ApplicationLogLevel": ("application_log_level",),
    "LoggingConfig.SystemLogLevel": ("system_log_level",),
    "TracingConfig.Mode": ("tracing",),
    "SnapStart.ApplyOn": ("snap_start",),
    "TenancyConfig.TenantIsolationMode": ("tenant_isolation",),
    f"{_CAPACITY}.PerExecutionEnvironmentMaxConcurrency": ("max_concurrency",),
    "ReservedConcurrentExecutions": ("reserved_concurrency",),
    "ProvisionedConcurrentExecutions": ("provisioned_concurrency",),
    "MaximumRetryAttempts": ("retries",),
    "MaximumEventAgeInSeconds": ("max_event_age_s",),
    "DestinationConfig.OnSuccess.Destination": ("on_success",),
    "DestinationConfig.OnFailure.Destination": ("on_failure",),
    "DeadLetterConfig.TargetArn": ("dead_letter",),
    "RecursiveLoop": ("recursive_loop",),
    "Tags": ("tags",),
}
"""The keys of a table of workbench.toml (see `project/overrides.py`)."""

FLAGS_IN_SETTINGS = frozenset({"SnapStart.ApplyOn", "TenancyConfig.TenantIsolationMode"})
"""Choices of the API that workbench.toml has as true or false."""

UNITS: Mapping[str, str] = {
    "MemorySize": "MB",
    "EphemeralStorage.Size": "MB",
    "Timeout": "s",
    "MaximumEventAgeInSeconds": "s",
    "DurableConfig.ExecutionTimeout": "s",
    "DurableConfig.RetentionPeriodInDays": "days",
    f"{_CAPACITY}.ExecutionEnvironmentMemoryGiBPerVCpu": "GiB",
}

DEFAULTS: Mapping[str, str] = {
    "MemorySize": "128",
    "Timeout": "3",
    "EphemeralStorage.Size": "512",
    "PackageType": "Zip",
    "Architectures": "x86_64",
    "TracingConfig.Mode": "PassThrough",
    "LoggingConfig.LogFormat": "Text",
    "SnapStart.ApplyOn": "None",
    "MaximumRetryAttempts": "2",
    "MaximumEventAgeInSeconds": "21600",
    "RecursiveLoop": "Terminate",
    "UpdateRuntimeOn": "Auto",
}
"""What AWS takes where nothing is said."""

TITLES: Mapping[str, str] = {
    "Environment.Variables": "Variables",
    "EphemeralStorage.Size": "Ephemeral storage",
    "TracingConfig.Mode": "Tracing",
    "MemorySize": "Memory",
    "Architectures": "Architecture",
    "SnapStart.ApplyOn": "SnapStart",
    "DeadLetterConfig.TargetArn": "Dead-letter queue",
    "DestinationConfig.OnSuccess.Destination": "On success",
    "DestinationConfig.OnFailure.Destination": "On failure",
    "VpcConfig.Ipv6AllowedForDualStack": "IPv6 in dual-stack subnets",
    "KMSKeyArn": "KMS key",
    "Role": "Role",
    "CodeSigningConfigArn": "Code signing configuration",
    "TenancyConfig.TenantIsolationMode": "Tenant isolation",
    "UpdateRuntimeOn": "Update runtime on",
    "RuntimeVersionArn": "Runtime version",
    "RuntimeConfig.RuntimeArn": "Runtime ARN",
    "DurableConfig.KMSKeyArn": "KMS key",
    "DurableConfig.RetentionPeriodInDays": "Retention period",
    "FileSystemConfigs.Arn": "Access point",
    f"{_CAPACITY}.CapacityProviderArn": "Capacity provider",
    f"{_CAPACITY}.PerExecutionEnvironmentMaxConcurrency": "Events per environment",
    f"{_CAPACITY}.ExecutionEnvironmentMemoryGiBPerVCpu": "Memory per vCPU",
    "FunctionScalingConfig.MinExecutionEnvironments": "Least environments",
    "FunctionScalingConfig.MaxExecutionEnvironments": "Most environments",
    "ReservedConcurrentExecutions": "Reserved concurrency",
    "ProvisionedConcurrentExecutions": "Provisioned concurrency",
    "MaximumRetryAttempts": "Retries",
    "MaximumEventAgeInSeconds": "Maximum event age",
}
"""Titles that are not the member's name in words."""
