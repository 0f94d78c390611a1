from tests.unit.project.samples import template
from workbench.model.function import OriginKind
from workbench.project.marked import Marked
from workbench.project.resolver import Unknown
from workbench.project.source import open_source

TEMPLATE = """
Parameters: {Stage: {Type: String, Default: dev}}
Resources:
  Queue: {Type: AWS::SQS::Queue}
"""


def test_a_source_reads_with_and_without_stand_ins() -> None:
    source = open_source(template(TEMPLATE), "app", OriginKind.CDK, lambda _template, _resource: None, {"Stage": "x"})
    assert (source.application, source.kind, source.line("Queue"), source.line("None")) == ("app", OriginKind.CDK, 4, 0)
    assert source.resolver.resolve({"Ref": "Stage"}) == source.stand_ins.resolve({"Ref": "Stage"}) == "x"
    queue = Marked({"Fn::GetAtt": ["Queue", "QueueName"]})
    assert isinstance(source.resolver.resolve(queue), Unknown)
    properties = source.with_stand_ins(Marked({"Name": queue, "Bad": [1]}), "Queue", "Inner.")
    assert (properties.text("Name"), properties.whole("Bad", 3)) == ("Queue", 3)
    assert [(problem.what, problem.line) for problem in properties.problems] == [
        ("Inner.Bad is not a whole number.", 4)
    ]
