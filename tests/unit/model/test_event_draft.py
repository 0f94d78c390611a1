from workbench.model.event_draft import EventDraft, Shell
from workbench.model.event_envelope import Envelope


def test_what_is_sent_in_an_envelope_is_of_the_envelope_s_type() -> None:
    assert EventDraft("{}", type_id="s3/put").sent_type == "s3/put"
    assert EventDraft("{}", type_id="s3/put", shells=(Shell(Envelope.SQS, "{}"),)).sent_type == ""
