"""Two offices for tests, one with a dark colour and one with a light one."""

from chalicelib.offices.domain.office import Office

VAN_DIJK = Office(
    office_id="van-dijk",
    name="Van Dijk Accountants",
    host="portaal.vandijk.test",
    colour="#0b5d4e",
    email="info@vandijk.test",
    phone="020 123 45 67",
    website="https://vandijk.test",
    address="Keizersgracht 1, 1015 CC Amsterdam",
    mail_signature="Met vriendelijke groet,\nVan Dijk Accountants",
    sms_sender="Van Dijk",
)
DELTA = Office(
    office_id="delta",
    name='Delta & Zonen <Advies> "Zuid"',
    host="delta.test",
    colour="#f4c430",
    email="post@delta.test",
    phone="",
    website="",
    address="",
    mail_signature="Delta & Zonen",
    sms_sender="Delta",
)
