#!/usr/bin/python3
"""A mail server for tests: aiosmtpd on a listening socket that it inherits. Each message that it takes is written to FOLDER as a
number and `.json`, read by Python's own parser of mail. What the local part of a receiver begins with decides:
  tiada   refused for good (550)      penuh  not now (452)      isi  the message is refused for good (554)
  putus   taken, and the connection broken before the answer
usage: smtp_server.py DESCRIPTOR FOLDER [USER PASSWORD]
With `-` for the descriptor it listens on a free port of this machine and prints `port NUMBER`."""
import asyncio
import email
import email.policy
import json
import pathlib
import socket
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("tiada"):
            return "550 5.1.1 no such user"
        if address.startswith("penuh"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        receiver = envelope.rcpt_tos[0]
        if receiver.startswith("isi"):
            return "554 5.6.0 message refused"
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        number = len(list(self.folder.glob("*.json")))
        seen = {"from": envelope.mail_from, "to": receiver, "subject": mail["subject"], "body": mail.get_content(),
                "message_id": mail["message-id"], "date": mail["date"], "type": mail["content-type"],
                "headers": " ".join(sorted(name.lower() for name in mail.keys()))}
        new = self.folder / f"{number:05}.new"
        new.write_text(json.dumps({name: str(value) for name, value in seen.items()}), encoding="utf-8")
        new.rename(new.with_suffix(".json"))
        if receiver.startswith("putus"):
            server.transport.abort()
        return "250 OK kept"


def main():
    folder = sys.argv[2]
    if sys.argv[1] == "-":
        listening = socket.create_server(("127.0.0.1", 0))
        print("port", listening.getsockname()[1], flush=True)
    else:
        listening = socket.socket(fileno=int(sys.argv[1]))
    account = tuple(sys.argv[3:5])

    def check(_server, _session, _envelope, _mechanism, data):
        return AuthResult(success=(data.login.decode(), data.password.decode()) == account, handled=False)

    def make():
        return SMTP(Handler(folder), hostname="mel.ujian", auth_required=bool(account), auth_require_tls=False,
                    authenticator=check if account else None, enable_SMTPUTF8=True)

    async def serve():
        server = await asyncio.get_running_loop().create_server(make, sock=listening)
        await server.serve_forever()

    asyncio.run(serve())


main()
