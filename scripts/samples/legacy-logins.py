#!/usr/bin/env python3
"""Writes samples/legacy-logins: a tenant whose 8x8 users predate single sign-on, and what people decided about them.

usage: legacy-logins.py [DIR]      write the inputs and README.md (default: samples/legacy-logins)

Everything follows from the tables PEOPLE and DECISIONS below, so two runs are equal byte for byte.
Nobody in it is real. Telephone numbers come from the ranges set aside for fiction.
"""
import collections
import csv
import hashlib
import io
import os
import re
import sys

import adldif

BASE = "DC=ad,DC=tailspin,DC=example"
STAFF, LEAVERS = "OU=Staff," + BASE, "OU=Leavers," + BASE
LICENSE = "X Series - X2-VOSVC0216-02-US"
NO_MAIL = "noreply@8x8.com"               # what 8x8 stores when nobody gave an address
SITES = ["Berlin", "Dublin", "Oslo", "Seattle"]
TITLES = ["Designer", "Buyer", "Engineer", "Team Lead", "Analyst", "Controller", "Support Agent"]
DEPARTMENTS = ["Toys", "Purchasing", "Engineering", "Logistics", "Finance", "Support"]

PEOPLE = []
DECISIONS = []


def person(given, sn, office, story, console, directory, con=None, ad=None, site="match"):
    """One person. `con`/`ad` override what is derived from the name; False: not on that side."""
    i = len(PEOPLE)
    plain = adldif.ascii_fold(f"{given}.{sn}").replace(" ", "").replace("'", "").lower()
    row, user = None, None
    if ad is not False:
        sam = (adldif.ascii_fold(given)[:1] + re.sub(r"[ '\-]", "", adldif.ascii_fold(sn))).lower()[:20]
        user = dict(given=given, sn=sn, cn=f"{given} {sn}", sam=sam, upn=f"{plain}@tailspin.example", mail=f"{plain}@tailspin.example",
                    office=office, title=TITLES[i % 7], department=DEPARTMENTS[i % 6], phone=f"+1 206 555 {100 + i:04}", proxies=[],
                    uac=512, ou=STAFF)
        user.update(ad or {})
    if con is not False:
        row = dict(first=given, last=sn, username=f"Tailspin.{given}.{sn}".replace(" ", ""), email=NO_MAIL, site=office,
                   title=TITLES[i % 7], department=DEPARTMENTS[i % 6], voice=f"+1206555{100 + i:04}", extension=f"{100 + i:04}",
                   license=LICENSE, status="Active")
        row.update(con or {})
    PEOPLE.append(dict(name=f"{given} {sn}", story=story, console=console, directory=directory, con=row, ad=user,
                       site=site if directory not in ("-", "excluded") else "-"))
    return PEOPLE[-1]


def decide(kind, story, person=None, console="", guid=None, upn=None, reason="", who="eva", when="2026-11-02", until="", **cells):
    """One row of decisions.csv, and what README.md says about it."""
    if person is not None:
        console = console or person["con"]["username"]
        guid = adldif.guid_text(adldif.guid(person["ad"]["sam"], "tailspin")) if guid is None else guid
        upn = person["ad"]["upn"] if upn is None else upn
    DECISIONS.append(dict(kind=kind, console_username=console, object_guid=guid or "", directory_upn=upn or "", reason=reason, who=who,
                          when=when, until=until, story=story, **cells))


# ---- converted by a pilot: the username is the cloud UPN already ------------------------------------------------------------
for given, sn, office in [("Amira", "Haddad", "Berlin"), ("Bjørn", "Aasen", "Oslo"), ("Ciara", "Nolan", "Dublin"), ("Dmitri", "Volkov", "Berlin"),
                          ("Esther", "Kamau", "Seattle"), ("Felix", "Brandt", "Berlin")]:
    upn = adldif.ascii_fold(f"{given}.{sn}").lower() + "@tailspin.example"
    person(given, sn, office, "Was in the pilot: the username is the UPN.", "linked", "linked", con=dict(username=upn, email=upn))

# ---- found by an identifier --------------------------------------------------------------------------------------------------
for given, sn, office in [("Greta", "Olsen", "Oslo"), ("Hassan", "Demir", "Berlin"), ("Iris", "Caldwell", "Seattle"), ("Jorge", "Medina", "Seattle")]:
    old = adldif.ascii_fold(f"{given}.{sn}").lower() + "@wingtip.example"
    person(given, sn, office, "Mail in 8x8 is that of Wingtip Toys, which was bought; AD keeps it as a proxy address.", "rename", "rename",
           con=dict(email=old), ad=dict(proxies=["smtp:" + old]))
person("Keiko", "Mori", "Seattle", "The username is the account name in AD.", "rename", "rename", con=dict(username="kmori"))

# ---- found by softer evidence ------------------------------------------------------------------------------------------------
SOFT = [
    ("Robert", "Hale", "Dublin", "Bob in 8x8 (nickname).", dict(first="Bob", username="Tailspin.Bob.Hale")),
    ("Elizabeth", "Moreno", "Seattle", "Liz in 8x8.", dict(first="Liz", username="Tailspin.Liz.Moreno")),
    ("Margaret", "Thornton", "Dublin", "Peggy in 8x8.", dict(first="Peggy", username="Tailspin.Peggy.Thornton")),
    ("Sofia", "Lindgren", "Oslo", "Still Sofia Berg in 8x8 (married).", dict(last="Berg", username="Tailspin.Sofia.Berg")),
    ("Jonathan", "Whitcomb", "Seattle", "Typing error: Jonathan Whitcobm.", dict(last="Whitcobm", username="jwhitcobm")),
    ("Jürgen", "Müller", "Berlin", "Juergen Mueller in 8x8.", dict(first="Juergen", last="Mueller", username="jmueller")),
    ("Søren", "Ødegård", "Oslo", "Soren Oedegaard in 8x8.", dict(first="Soren", last="Oedegaard", username="Tailspin.Soren.Oedegaard")),
    ("Łukasz", "Wójcik", "Berlin", "Without his accents in 8x8.", dict(first="Lukasz", last="Wojcik", username="Tailspin.Lukasz.Wojcik")),
    ("Mary-Ann", "Fitzgerald-Cole", "Dublin", "One half of each double name.",
     dict(first="Mary", last="Fitzgerald", username="Tailspin.Mary.Fitzgerald")),
    ("Hoa", "Nguyen", "Seattle", "First and last name the wrong way round.", dict(first="Nguyen", last="Hoa", username="Tailspin.Nguyen.Hoa")),
    ("Christopher", "Vandenberghe", "Dublin", "An old login, cut at eight letters.", dict(first="Chris", username="cvandenb")),
    ("Katherine", "O'Neill", "Dublin", "Kate ONeill in 8x8.", dict(first="Kate", last="ONeill", username="Tailspin.Kate.ONeill")),
    ("François", "Lefèvre", "Berlin", "Without his accents in 8x8.", dict(first="Francois", last="Lefevre", username="lefevref")),
]
soft = [person(*row[:4], "suggested", "suggested", row[4]) for row in SOFT]

# ---- what people decided -----------------------------------------------------------------------------------------------------
alice = person("Alice", "Perry", "Dublin", "Called Ally Rowntree in 8x8; nothing else agrees. Linked by a decision.", "rename", "rename",
               con=dict(first="Ally", last="Rowntree", username="arow", title="", department="", voice="", extension="", site="Oslo"))
decide("link", "Nobody could have found this.", alice, reason="maiden name, asked her")
ravi = person("Ravi", "Iyer", "Seattle", "Found by soft evidence, and confirmed: a decision makes it a rename.", "rename", "rename",
              con=dict(first="Ravindra"))
decide("link", "A suggestion that was accepted.", ravi, reason="accept in links.csv (surname, extension)")
paula = person("Paula", "Steiner", "Berlin", "Her UPN was paula.vogt@ when the decision was made; the objectGUID still finds her.", "rename", "rename",
               con=dict(last="Vogt", username="pvogt"))
decide("link", "The UPN is old; the objectGUID decides, and a notice says so.", paula, upn="paula.vogt@tailspin.example", reason="HR list")
anna = person("Anna", "Schmidt", "Berlin", "One of two Anna Schmidts; a decision says that the 8x8 user is hers.", "rename", "rename",
              con=dict(title="", department="", voice="", extension=""), ad=dict(sam="aschmidt"))
person("Anna", "Schmidt", "Berlin", "The other Anna Schmidt; she has no 8x8 user yet.", "-", "create", con=False,
       ad=dict(sam="aschmidt2", upn="anna.schmidt2@tailspin.example", mail="anna.schmidt2@tailspin.example", cn="Anna Schmidt (Toys)"))
decide("link", "Two namesakes: only a person can tell.", anna, reason="asked both")
smith = person("John", "Smith", "Seattle", "A newcomer. The 8x8 user of this name was another John Smith's, who left.", "unmatched", "create")
decide("never", "A leaver's user must not go to his namesake.", smith, reason="left in 2023; the new one started in May")
lobby = person("Lobby", "Seattle", "Seattle", "A phone in the lobby; left alone by a decision.", "excluded", "-", ad=False,
               con=dict(username="lobby.seattle"))
decide("leave-alone", "No person.", console="lobby.seattle", reason="lobby phone")
desk = person("Service", "Desk", "Dublin", "Shared by a team; put off until somebody knows what it is to be.", "unmatched", "-", ad=False,
              con=dict(username="Tailspin.Service.Desk"))
decide("later", "Its findings are counted apart.", console="Tailspin.Service.Desk", reason="phones of the team are replaced in spring",
       until="2099-12-31")
vera = person("Vera", "Kozlova", "Berlin", "Left; gone from AD, licence kept until the audit. The finding is waived by its fingerprint.",
              "unmatched", "-", ad=False)
decide("waive", "One finding, by its fingerprint.", reason="licence is kept until the audit",
       finding=hashlib.sha256(b"license-on-leaver\0console:" + vera["con"]["username"].lower().encode()).hexdigest()[:16])
person("Owen", "Byrne", "Remote", "Office `Remote` is no Site; the finding is waived by rule and pattern.", "linked", "linked",
       con=dict(username="owen.byrne@tailspin.example", email="owen.byrne@tailspin.example", site="Dublin"), site="unknown")
decide("waive", "All findings of a rule about one Office value.", finding="office-unknown", pattern="Remote", reason="works from home")
person("Nina", "Falk", "HQ", "Office `HQ` means Berlin, by a decision.", "linked", "linked",
       con=dict(username="nina.falk@tailspin.example", email="nina.falk@tailspin.example", site="Berlin"), site="alias")
decide("site-alias", "An Office value and its Site.", office="HQ", site="Berlin", reason="old name of the building")

# ---- decisions that do not hold ------------------------------------------------------------------------------------------------
quinn = person("Quinn", "Avery", "Seattle", "Linked by username; a decision that says otherwise cannot keep Entra from it.", "linked", "linked",
               con=dict(username="quinn.avery@tailspin.example", email="quinn.avery@tailspin.example"))
decide("never", "Entra links an equal username whatever was decided: an error.", quinn, reason="thought to be a test user", who="tom")
tess = person("Tess", "Marlow", "Dublin", "Two decisions contradict each other, so neither is used.", "rename", "rename",
              con=dict(email="tess.marlow@tailspin.example"))
decide("link", "Contradicts the next one.", tess, reason="same extension", who="tom")
decide("never", "Contradicts the one before.", tess, reason="different photo")
decide("leave-alone", "The user was renamed since.", console="Tailspin.Felix.Brandt", reason="on leave", when="2025-01-15")
decide("later", "Expired.", console="kmori", reason="abroad until summer", until="2024-06-30", when="2024-01-08", who="tom")
decide("waive", "There is nothing to waive any more.", finding="username-missing", pattern="*", reason="import was broken", when="2025-01-15")
decide("lnik", "A typing error: the row is rejected, and counted.", console="cvandenb", upn="christopher.vandenberghe@tailspin.example",
       reason="same person")

# ---- the rest ------------------------------------------------------------------------------------------------------------------
person("Gwen", "Parry", "Dublin", "Left; her AD account is disabled, the licence is still hers.", "blocked", "disabled",
       con=dict(username="gwen.parry@tailspin.example"), ad=dict(uac=514, ou=LEAVERS))
person("Zara", "Quist", "Oslo", "New; nobody made an 8x8 user, so provisioning does.", "-", "create", con=False)
person("Marco", "Bianchi", "Berlin", "Left years ago; gone from AD.", "unmatched", "-", ad=False)


# ---- writing -------------------------------------------------------------------------------------------------------------------
def directory_ldif():
    out = []
    for index, p in enumerate(PEOPLE):
        u = p["ad"]
        if u:
            dn = f"CN={adldif.escape_rdn(u['cn'])},{u['ou']}"
            rows = adldif.user(dn, u["cn"], u["sam"], BASE, 1200 + index, given=u["given"], sn=u["sn"], display=f"{u['given']} {u['sn']}",
                               upn=u["upn"], mail=u["mail"], office=u["office"], title=u["title"], department=u["department"],
                               phone=u["phone"], proxies=["SMTP:" + u["mail"]] + u["proxies"], uac=u["uac"], company="Tailspin Toys")
            rows = [(n, adldif.guid(u["sam"], "tailspin") if n == "objectGUID" else v) for n, v in rows]
            out.append(adldif.entry(dn, rows))
    return b"".join(out)


def csv_bytes(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8")


CONSOLE = [("User.FirstName", "first"), ("User.LastName", "last"), ("Username", "username"), ("User.Email", "email"), ("User.Site", "site"),
           ("User.Title", "title"), ("User.Department", "department"), ("User.Voice.Number", "voice"), ("Extension", "extension"),
           ("License", "license"), ("Status", "status")]
COLUMNS = ["kind", "console_username", "object_guid", "directory_upn", "office", "site", "finding", "pattern", "reason", "who", "when", "until"]


def console_csv():
    return csv_bytes([[h for h, _ in CONSOLE]] + [[p["con"][f] for _, f in CONSOLE] for p in PEOPLE if p["con"]])


def decisions_csv():
    return csv_bytes([COLUMNS] + [[d.get(c, "") for c in COLUMNS] for d in DECISIONS])


SETTINGS = """\
# Tailspin Toys: `rollcall reconcile --config samples/legacy-logins/rollcall.yaml`
# Paths are relative to this file.
inputs:
  directory: [directory.ldif]
  console: console.csv
  sites: sites.csv
  decisions: decisions.csv

tenant:
  verified-domains: [tailspin.example]
  initial-domain: tailspin.onmicrosoft.com
"""


def readme():
    def table(title, side, key):
        counter = collections.Counter(p[side] for p in PEOPLE if p[key])
        cells = "\n".join(f"| `{state}` | {n} |" for state, n in sorted(counter.items()))
        return f"| {title} | users |\n|---|---|\n{cells}\n| sum | {sum(counter.values())} |\n"

    rows = "\n".join(f"| {p['name']} | {p['story']} | {p['console']} | {p['directory']} | {p['site']} |" for p in PEOPLE)

    def about(d):
        return d["console_username"] or d["directory_upn"] or d.get("office") or " ".join(filter(None, [d.get("finding"), d.get("pattern")]))
    decisions = "\n".join(f"| {line} | `{d['kind']}` | {about(d).replace('*', chr(92) + '*')} | {d['story']} |" for line, d in enumerate(DECISIONS, 2))
    return f"""# Tailspin Toys

A small tenant whose 8x8 users were made long before single sign-on: `Tailspin.First.Last`, account names, addresses of a company
that was bought. {sum(1 for p in PEOPLE if p['con'])} console users, {sum(1 for p in PEOPLE if p['ad'])} people in AD, and {len(DECISIONS)} decisions. Nobody is real. `scripts/samples/legacy-logins.py`
writes this folder, this page included; change the story there.

```
rollcall reconcile --config samples/legacy-logins/rollcall.yaml --out /tmp/tailspin
rollcall explain Tailspin.Bob.Hale --config samples/legacy-logins/rollcall.yaml
```

| file | what it is |
|---|---|
| `directory.ldif` | Active Directory, as `ldapsearch -LLL` writes it |
| `console.csv` | the users of Admin Console |
| `sites.csv` | the Sites of the tenant |
| `decisions.csv` | what people decided; some of it does not hold any more |
| `rollcall.yaml` | the configuration |
| `expected/` | what `reconcile` gives: with the decisions (`decided`), and without them (`undecided`); and what `fix` writes |

## Expected with the decisions

{table('console user', 'console', 'con')}
{table('directory user', 'directory', 'ad')}
## Who is who

| person | special | console user | directory user | Site |
|---|---|---|---|---|
{rows}

## The decisions

| line | kind | about | what becomes of it |
|---|---|---|---|
{decisions}
"""


def write(folder):
    os.makedirs(folder, exist_ok=True)
    files = {"directory.ldif": directory_ldif(), "console.csv": console_csv(), "sites.csv": csv_bytes([["Site"]] + [[s] for s in SITES]),
             "decisions.csv": decisions_csv(), "rollcall.yaml": SETTINGS.encode(), "README.md": readme().encode()}
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    write(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "..", "samples", "legacy-logins"))
