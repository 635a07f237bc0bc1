#!/usr/bin/env python3
"""Writes samples/northwind: a small tenant in which every state occurs.

usage: northwind.py [DIR]              write the inputs and README.md (default: samples/northwind)
       northwind.py --check OUT        compare the states in OUT/links.csv and OUT/directory.csv with the story

Everything follows from the table PEOPLE below, so two runs are equal byte for byte.
Nobody in it is real. Telephone numbers come from the ranges set aside for fiction.
"""
import base64
import collections
import csv
import io
import os
import re
import sys

import adldif

BASE = "DC=corp,DC=northwind,DC=example"
COMPANY = "OU=Northwind," + BASE
LICENSE = "X Series - X2-VOSVC0216-02-US"
NO_MAIL = "noreply@8x8.com"               # what 8x8 stores when nobody gave an address
SITES = ["Amsterdam", "Berlin", "London Docklands", "London HQ", "Oslo", "Paris – Étoile", "Seattle", "São Paulo", "Tokyo",
         "Warsaw HQ", "Zürich"]
OUS = {"people": "OU=People", "service": "OU=Service Accounts", "groups": "OU=Groups", "zurich": "OU=Zürich,OU=People",
       "leavers": "OU=Leavers"}

PEOPLE = []


def person(given, sn, story, console, directory, site, office=None, con=None, ad=None):
    """One person. `con`/`ad` override what is derived from the name; False: not on that side."""
    i = len(PEOPLE)
    plain = adldif.ascii_fold(f"{given}.{sn}").replace(" ", "").replace("'", "").lower()
    mail = plain + "@northwind.example"
    row, user = None, None
    if ad is not False:
        sam = (adldif.ascii_fold(given)[:1] + re.sub(r"[ '\-]", "", adldif.ascii_fold(sn))).lower()[:20]
        user = dict(given=given, sn=sn, cn=f"{given} {sn}", display=f"{given} {sn}", sam=sam, upn=mail, mail=mail, nickname=plain,
                    office=office, ou="people", title=TITLES[i % len(TITLES)], department=DEPARTMENTS[i % len(DEPARTMENTS)],
                    phone=f"+44 20 7946 {i:04}", mobile=None, employee=f"{100400 + i}", uac=512, groups=["8x8 Users"], extra=(),
                    company="Northwind Traders")
        user.update(ad or {})
        if "proxies" not in user:
            user["proxies"] = ["SMTP:" + user["mail"]] if user["mail"] else []
    if con is not False:
        upn = (user or {}).get("upn") or mail
        row = dict(first=given, last=sn, username=upn, email=(user or {}).get("mail") or mail, site=office or "",
                   title=TITLES[i % len(TITLES)], department=DEPARTMENTS[i % len(DEPARTMENTS)], mobile="",
                   voice=f"+1206555{100 + i:04}", extension=f"{1000 + i}", license=LICENSE, status="Active")
        row.update(con or {})
    PEOPLE.append(dict(name=f"{given} {sn}", story=story, console=console, directory=directory, site=site, con=row, ad=user))


TITLES = ["Account Manager", "Buyer", "Engineer", "Team Lead", "Analyst", "Controller", "Service Desk Agent"]
DEPARTMENTS = ["Sales", "Purchasing", "Engineering", "Logistics", "Finance", "Support"]


def linked(given, sn, office, story="Nothing special.", site="match", con=None, ad=None):
    person(given, sn, story, "linked", "linked", site, office, con, ad)


# ---- linked, and Sites -------------------------------------------------------------------------------------------------------
linked("Amara", "Okafor", "Seattle")
linked("Zoë", "Lindström", "Oslo", "Accents in both names: 8x8's API does not allow them.")
linked("Haruto", "Sato", "Tokyo", ad=dict(mobile="+81 90 5550 0100"))
linked("Mateo", "Fernández", "São Paulo")
linked("Emily", "Whitfield", "London HQ", ad=dict(cn="Whitfield, Emily", display="Whitfield, Emily"),
       story="A comma in the common name, so `\\,` in the DN.")
linked("Lukas", "Baumann", "Zürich", "In an OU with an accent: the DN is base64.", ad=dict(ou="zurich"))
linked("Ingrid", "Solberg", "Oslo", "Office `Oslo ` ends in a blank, which Entra Connect trims.", ad=dict(office="Oslo "))
linked("Daniel", "Achterberg", "Amsterdam", "His groups: 8x8 Users, and 8x8 Leads, which is nested in 8x8 Pilot.",
       ad=dict(groups=["8x8 Users", "8x8 Leads"]))
linked("Chidi", "Eze", "Seattle", "Office `seattle`: wrong case.", "folded", ad=dict(office="seattle"))
linked("Grace", "Pemberton", "London HQ", "Office `London  HQ`: two blanks.", "folded", ad=dict(office="London  HQ"))
linked("Oliver", "Hargreave", "London HQ", "Office `London HQ` with a no-break space.", "folded", ad=dict(office="London\u00a0HQ"))
linked("Camille", "Rousseau", "Paris – Étoile", "Office `Paris - Étoile`: hyphen for dash.", "folded", ad=dict(office="Paris - Étoile"))
linked("Jonas", "Keller", "Zürich", "Office `Zurich`: equal for AD, not for 8x8.", "alike", ad=dict(office="Zurich"))
linked("Beatriz", "Carvalho", "São Paulo", "Office `Sao Paulo`.", "alike", ad=dict(office="Sao Paulo"))
linked("Nadia", "Rahman", "London HQ", "Office `Head Office`: rollcall.yaml maps it to London HQ.", "alias", ad=dict(office="Head Office"))
linked("Sanne", "de Vries", "Amsterdam", "Office `Amsterdm`: a letter missing.", "near", ad=dict(office="Amsterdm"))
linked("Peter", "Lowell", "Seattle", "Office `Remote` is no Site.", "unknown", ad=dict(office="Remote"))
linked("Yuki", "Tanabe", "Tokyo", "No Office at all.", "missing", ad=dict(office=None))
linked("Friedrich", "Vogel", "Berlin", "Office `Berlin`, but his Site in Admin Console is Oslo.", "conflict", con=dict(site="Oslo"))
for given, sn in [("Aisha", "Karim"), ("Ben", "Thornbury"), ("Dimitri", "Petrov"), ("Fatima", "El Amrani"), ("Gareth", "Llewellyn"),
                  ("Hana", "Novotná")]:
    linked(given, sn, "London Docklands", "One of six whose Office is `Canary Wharf`: the Site was renamed to London Docklands.",
           "unknown", ad=dict(office="Canary Wharf"))

# ---- linked, with something else to repair -----------------------------------------------------------------------------------
linked("Q", "Nguyen", "Seattle", "First name of one letter.")
linked("Rosalind", "Featherstonehaugh-Cholmondeley", "London HQ",
       "Surname of exactly 30 letters, the most that 8x8's API allows.")
linked("Maximiliane", "Oudeweetering-Schimmelpenninck van der Oye", "Amsterdam",
       "Surname of more than 30 letters, and a username of more than 70.",
       ad=dict(upn="maximiliane.oudeweetering-schimmelpenninck.vander-oye.01@northwind.example"))
linked("Noor", "Hassan", "Berlin", "`#` in the UPN: Entra allows it, 8x8's API does not.", ad=dict(upn="noor#hassan@northwind.example"))
linked("Pavel", "Novák", "Berlin", "UPN suffix .local, and the username is already the cloud UPN that Entra falls back to.",
       ad=dict(upn="pavel.novak@northwind.local"), con=dict(username="pavel.novak@northwind.onmicrosoft.com"))
linked("Victor", "Adeyemi", "Seattle", "Licence, but no Site in Admin Console.", con=dict(site=""))
linked("Wanda", "Zielińska", "Warsaw HQ", "Voice number ruined by a spreadsheet.", con=dict(voice="1.20656E+10"))
linked("Arjun", "Mehta", "London HQ", "Mobile number that lost its `+` and leading zero; still text in AD.",
       con=dict(mobile="7700900142"), ad=dict(mobile="07700 900142"))
linked("Selin", "Yılmaz", "Berlin", "A contact: no licence, no extension.", con=dict(license="", extension="", voice=""))
linked("Kai", "Larsen", "Oslo", "Has a second console user whose name differs in case only, see below.")
linked("Marguerite", "Dubois", "Paris – Étoile", "Has a second console user with the same mail, see below.")

# ---- linked-folded -----------------------------------------------------------------------------------------------------------
person("Priya", "Nair", "Username in other case.", "linked-folded", "linked-folded", "match", "London HQ",
       con=dict(username="Priya.Nair@Northwind.Example"))
person("Tom", "Baker", "Username ends in a blank.", "linked-folded", "linked-folded", "match", "Seattle",
       con=dict(username="tom.baker@northwind.example "))
person("Lucía", "Romero", "A zero width space in the username.", "linked-folded", "linked-folded", "match", "São Paulo",
       con=dict(username="lucia\u200b.romero@northwind.example"))

# ---- rename ------------------------------------------------------------------------------------------------------------------
def rename(given, sn, office, story, con=None, ad=None, site="match"):
    person(given, sn, story, "rename", "rename", site, office, con, ad)


rename("Ana", "Pereira", "São Paulo", "Username as Admin Console makes it; found by mail.", con=dict(username="Northwind.Ana.Pereira"))
rename("Mikkel", "Aagaard", "Oslo", "The same.", con=dict(username="Northwind.Mikkel.Aagaard"))
rename("Hiroshi", "Yamada", "Tokyo", "Username is the sAMAccountName; no mail in Admin Console.", con=dict(username="hyamada", email=NO_MAIL))
rename("Erik", "Fischer", "Berlin", "Username is the implicit UPN, sAMAccountName@corp.northwind.example.",
       con=dict(username="efischer@corp.northwind.example", email=NO_MAIL))
rename("Anna", "Kowalska", "Warsaw HQ", "Mail in Admin Console is a secondary address from the company that was bought.",
       con=dict(username="Northwind.Anna.Kowalska", email="anna.kowalska@oldco.example"),
       ad=dict(proxies=["SMTP:anna.kowalska@northwind.example", "smtp:anna.kowalska@oldco.example"]))
rename("Sean", "O'Brien", "London HQ", "Apostrophe in the UPN: the username cannot take it over.",
       ad=dict(upn="sean.o'brien@northwind.example", mail="sean.o'brien@northwind.example"), con=dict(username="sean.obrien@northwind.example"))
rename("Tereza", "Horáková", "Berlin", "UPN suffix .local is not verified, so the cloud UPN falls back to onmicrosoft.com.",
       ad=dict(upn="tereza.horakova@northwind.local"), con=dict(username="tereza.horakova@northwind.example"))
rename("Renée", "Marchand", "Paris – Étoile", "Accented letter in the UPN, so the cloud UPN falls back.",
       ad=dict(upn="renée.marchand@northwind.example", mail="renee.marchand@northwind.example"),
       con=dict(username="renee.marchand@northwind.example"))
rename("Jean-Paul", "Mercier", "Paris – Étoile", "`&` in the UPN is not allowed, so the cloud UPN falls back.",
       ad=dict(upn="jean&paul.mercier@northwind.example"), con=dict(username="jean-paul.mercier@northwind.example"))
rename("Ida", "Bakke", "Oslo", "No UPN in AD; Entra Connect makes one of sAMAccountName and domain, which is not verified.",
       ad=dict(upn=None), con=dict(username="ida.bakke@northwind.example"))

# ---- ambiguous: identifiers that two share -----------------------------------------------------------------------------------
person("Reception", "Oslo", "Console user whose mail two directory users share.", "ambiguous", "-", "-", "Oslo", ad=False,
       con=dict(username="Northwind.Reception.Oslo", email="reception.oslo@northwind.example"))
for given, sn in [("Solveig", "Dahl"), ("Tuva", "Moen")]:
    person(given, sn, "Has the mail reception.oslo@ like her colleague.", "-", "ambiguous", "match", "Oslo", con=False,
           ad=dict(mail="reception.oslo@northwind.example", proxies=[]))

# ---- duplicate ---------------------------------------------------------------------------------------------------------------
person("Kai", "Larsen", "Second console user of Kai Larsen; differs in case only.", "duplicate", "-", "-", "Oslo", ad=False,
       con=dict(username="Kai.Larsen@northwind.example", license=""))
person("Marguerite", "Dubois", "Second console user of Marguerite Dubois, with her mail.", "duplicate", "-", "-", "Paris – Étoile",
       ad=False, con=dict(username="Northwind.Marguerite.Dubois"))

# ---- blocked -----------------------------------------------------------------------------------------------------------------
person("Howard", "Pike", "Left; the AD account is disabled, the licence is still his.", "blocked", "disabled", "match", "Seattle",
       ad=dict(uac=514, ou="leavers", groups=[]))
person("Leila", "Farahani", "Left; disabled in AD, inactive in 8x8, licence kept.", "blocked", "disabled", "match", "Berlin",
       ad=dict(uac=66050, ou="leavers", groups=[]), con=dict(status="Inactive"))
person("Viktor", "Sokolov", "adminDescription `User_NoSync`: Entra Connect leaves him out.", "blocked", "not-synced", "-", "Warsaw HQ",
       ad=dict(extra=(("adminDescription", "User_NoSync"),)))
person("Carlos", "Mendes", "Shares his UPN with another Carlos Mendes; only one can have it in Entra.", "blocked", "duplicate-upn", "match",
       "São Paulo")
person("Carlos", "Mendes", "The other Carlos Mendes.", "-", "duplicate-upn", "match", "Amsterdam", con=False,
       ad=dict(cn="Carlos Mendes (Amsterdam)", sam="cmendes2", mail="carlos.mendes2@northwind.example", nickname="carlos.mendes2"))

# ---- suggested: people whom only soft evidence finds; unmatched: people who are gone ------------------------------------------------------------
def apart(given, sn, office, story, con):
    con = dict(dict(email=NO_MAIL), **con)
    person(given, sn, story, "suggested", "suggested", "match", office, con)


apart("Robert", "Hartley", "London HQ", "In 8x8 he is Bob (nickname).", dict(first="Bob", username="Northwind.Bob.Hartley"))
apart("Sofia", "Lindqvist", "Oslo", "In 8x8 still Sofia Berg (married).", dict(last="Berg", username="Northwind.Sofia.Berg"))
apart("John", "Whitaker", "Seattle", "In 8x8 Jonh Whitaker (typo).", dict(first="Jonh", username="Northwind.Jonh.Whitaker"))
person("Gordon", "Ashby", "Left years ago; gone from AD, still licensed.", "unmatched", "-", "-", "London HQ", ad=False,
       con=dict(username="Northwind.Gordon.Ashby", email="gordon.ashby@oldco.example"))
person("Courier", "Desk", "A contact without licence; nobody in AD.", "unmatched", "-", "-", "Berlin", ad=False,
       con=dict(username="Northwind.Courier.Desk", email="courier@partner.example", license="", extension=""))

# ---- excluded, unusable ------------------------------------------------------------------------------------------------------
person("Lobby", "Seattle", "Lobby phone; excluded in rollcall.yaml.", "excluded", "-", "-", "Seattle", ad=False,
       con=dict(username="lobby.seattle", email=NO_MAIL))
person("Lobby", "Tokyo", "Lobby phone; excluded in rollcall.yaml.", "excluded", "-", "-", "Tokyo", ad=False,
       con=dict(username="lobby.tokyo", email=NO_MAIL))
person("Unknown", "Caller", "Row without a username.", "unusable", "-", "-", "Berlin", ad=False,
       con=dict(username="", email=NO_MAIL, license="", extension="", voice=""))

# ---- directory only ----------------------------------------------------------------------------------------------------------
person("Nkechi", "Balogun", "New; nobody made a console user, so Entra creates one.", "-", "create", "match", "Seattle", con=False)
person("Emre", "Şahin", "New; Office `N/A`.", "-", "create", "unknown", "N/A", con=False)
person("Wilhelmina", "van der Meulen", "Local part of the UPN longer than Entra's 64 characters.", "-", "create", "match", "Amsterdam",
       con=False, ad=dict(upn="wilhelmina.bartholomea.cornelia.van-der-meulen-van-oldenbarneveldt@northwind.example"))
person("Meeting Room", "Fjord", "Room mailbox: a disabled account.", "-", "disabled", "match", "Oslo", con=False,
       ad=dict(uac=514, sam="room-fjord", upn="room-fjord@northwind.example", mail="room-fjord@northwind.example", groups=[]))
person("Print", "Service", "Service account; excluded in rollcall.yaml.", "-", "excluded", "-", None, con=False,
       ad=dict(cn="svc-print", display="svc-print", sam="svc-print", upn="svc-print@corp.northwind.example", mail=None, nickname=None,
               ou="service", given=None, sn=None, phone=None, employee=None, title=None, department=None, groups=[], uac=66048))
person("MSOL", "Sync", "Entra Connect's own account.", "-", "not-synced", "-", None, con=False,
       ad=dict(cn="MSOL_5a1c0de00001", display="MSOL_5a1c0de00001", sam="MSOL_5a1c0de00001", upn=None, mail=None, nickname=None,
               ou="service", given=None, sn=None, phone=None, employee=None, title=None, department=None, groups=[], uac=66048))
person("Greta", "Holm", "Replication conflict: CNF in the DN.", "-", "not-synced", "-", "Berlin", con=False,
       ad=dict(cn="Greta Holm\nCNF:7d3e0c2a-91b4-4f0e-8a53-2f1c6b9d4e77", sam="$DUPLICATE-13fd", upn=None, mail=None, nickname=None, groups=[]))
person("Supplier", "Hotline", "A contact, not a user.", "-", "not-synced", "-", None, con=False,
       ad=dict(kind="contact", mail="hotline@partner.example", proxies=["SMTP:hotline@partner.example"]))
person("AMS", "Kiosk", "A computer.", "-", "not-synced", "-", None, con=False,
       ad=dict(kind="computer", cn="AMS-KIOSK-01", sam="AMS-KIOSK-01$", mail=None))
person("Halfway", "Import", "Neither UPN nor sAMAccountName: the export was not allowed to read them.", "-", "no-upn", "missing", None,
       con=False, ad=dict(sam=None, upn=None, mail=None, nickname=None, employee=None, groups=[]))


# ---- writing -----------------------------------------------------------------------------------------------------------------
def dn_of(user):
    return f"CN={adldif.escape_rdn(user['cn'])},{OUS[user['ou']]},{COMPANY}"


def group_dn(name):
    return f"CN={name},{OUS['groups']},{COMPANY}"


def directory_entry(index, user):
    """DN and attributes of one person, contact or computer."""
    rid, dn = 1100 + index, dn_of(user)
    kind = user.get("kind")
    if kind == "contact":
        return dn, [("objectClass", ["top", "person", "organizationalPerson", "contact"]), ("cn", user["cn"]), ("sn", user["sn"]),
                    ("givenName", user["given"]), ("distinguishedName", dn), ("instanceType", "4"), ("whenCreated", "20210901120000.0Z"),
                    ("whenChanged", "20210901120000.0Z"), ("displayName", user["display"]), ("proxyAddresses", user["proxies"]),
                    ("name", user["cn"]), ("objectGUID", adldif.guid("contact/" + user["cn"])),
                    ("objectCategory", "CN=Person,CN=Schema,CN=Configuration," + BASE), ("mail", user["mail"])]
    if kind == "computer":
        return dn, [("objectClass", ["top", "person", "organizationalPerson", "user", "computer"]), ("cn", user["cn"]),
                    ("distinguishedName", dn), ("instanceType", "4"), ("whenCreated", "20210901120000.0Z"),
                    ("whenChanged", "20240611093012.0Z"), ("name", user["cn"]), ("objectGUID", adldif.guid(user["sam"])),
                    ("userAccountControl", "4096"), ("primaryGroupID", "515"), ("objectSid", adldif.sid(rid)), ("sAMAccountName", user["sam"]),
                    ("sAMAccountType", "805306369"), ("dNSHostName", "ams-kiosk-01.corp.northwind.example"),
                    ("objectCategory", "CN=Computer,CN=Schema,CN=Configuration," + BASE)]
    keys = ("given", "sn", "display", "upn", "mail", "nickname", "office", "title", "department", "phone", "mobile", "proxies", "employee",
            "uac", "extra", "company")
    return dn, adldif.user(dn, user["cn"], user["sam"], BASE, rid, groups=[group_dn(g) for g in user["groups"]],
                           **{k: user[k] for k in keys})


def directory_ldif():
    out = []
    for name in OUS.values():
        dn = f"{name},{COMPANY}"
        out.append(adldif.entry(dn, adldif.unit(dn, name.split(",")[0][3:], BASE)))
    members = collections.defaultdict(list)
    for index, p in enumerate(PEOPLE):
        if p["ad"]:
            dn, rows = directory_entry(index, p["ad"])
            out.append(adldif.entry(dn, rows))
            if "kind" not in p["ad"]:
                for name in p["ad"]["groups"]:
                    members[name].append(dn)
    pilot = [group_dn("8x8 Leads")] + members["8x8 Users"][:3]
    groups = [("8x8 Users", members["8x8 Users"], None), ("8x8 Pilot", pilot, None),
              ("8x8 Leads", members["8x8 Leads"], [group_dn("8x8 Pilot")])]
    for index, (name, dns, memberof) in enumerate(groups):
        out.append(adldif.entry(group_dn(name), adldif.group(group_dn(name), name, name, BASE, 2100 + index, dns, memberof)))
    for zone in ("ForestDnsZones", "DomainDnsZones"):
        out.append(f"# refldap://{zone}.corp.northwind.example/DC={zone},{BASE}\n\n".encode())
    out.append(f"# refldap://corp.northwind.example/CN=Configuration,{BASE}\n\n".encode())
    return b"".join(out)


def csv_bytes(rows, ending="\r\n"):
    text = io.StringIO()
    csv.writer(text, lineterminator=ending).writerows(rows)
    return text.getvalue().encode("utf-8")


CONSOLE_HEADER = ["User.FirstName", "User.LastName", "Username", "User.Email", "User.Site", "User.Title", "User.Department",
                  "User.MobileNumber", "User.Voice.Number", "Extension", "License", "Status"]
CONSOLE_FIELDS = ["first", "last", "username", "email", "site", "title", "department", "mobile", "voice", "extension", "license", "status"]


def console_csv():
    rows = [CONSOLE_HEADER, ["Required", "Required", "Required", "Required", "Required"] + ["Optional"] * 7]
    return csv_bytes(rows + [[p["con"][f] for f in CONSOLE_FIELDS] for p in PEOPLE if p["con"]])


ENTRA_HEADER = ("userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,"
                "streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,alternateEmailAddress,ageGroup,"
                "consentProvidedForMinor,legalAgeGroupClassification,companyName,creationType,directorySynced,invitationState,"
                "identityIssuer,createdDateTime").split(",")
VALID_UPN = re.compile(r"[A-Za-z0-9'._!#^~-]{1,64}@northwind\.example").fullmatch


def cloud_upn(p):
    """What Entra made of the UPN; None when the user never gets there."""
    user = p["ad"]
    if not user or "kind" in user or p["directory"] in ("not-synced", "no-upn"):
        return None
    if p["directory"] == "duplicate-upn" and user["sam"].endswith("2"):
        return "carlos.mendes+4711@northwind.onmicrosoft.com"
    if user["upn"] and VALID_UPN(user["upn"]):
        return user["upn"]
    prefix = user["nickname"] or (user["upn"] or user["sam"]).split("@")[0]
    return prefix + "@northwind.onmicrosoft.com"


def entra_users():
    return [(p, upn) for p in PEOPLE for upn in [cloud_upn(p)] if upn]


def entra_csv():
    rows = [ENTRA_HEADER]
    for p, upn in entra_users():
        u = p["ad"]
        object_id = adldif.guid_text(adldif.guid("entra/" + u["sam"]))
        values = dict(userPrincipalName=upn, displayName=u["display"], surname=u["sn"], mail=u["mail"], givenName=u["given"], id=object_id,
                      userType="Member", jobTitle=u["title"], department=u["department"], accountEnabled=str(u["uac"] & 2 == 0),
                      officeLocation=(u["office"] or "").strip(" "), telephoneNumber=u["phone"], mobilePhone=u["mobile"],
                      companyName=u["company"], directorySynced="True", createdDateTime="3/4/2019 8:15:00 AM")
        rows.append([values.get(h) or "" for h in ENTRA_HEADER])
    return csv_bytes(rows)


def entra_graph_csv():
    """The same users with the immutable identifier, as a Get-MgUser export gives them; it joins without guessing."""
    header = ["id", "userPrincipalName", "mail", "displayName", "accountEnabled", "onPremisesImmutableId", "onPremisesSamAccountName"]
    rows = [header]
    for p, upn in entra_users():
        u = p["ad"]
        rows.append([adldif.guid_text(adldif.guid("entra/" + u["sam"])), upn, u["mail"] or "", u["display"], str(u["uac"] & 2 == 0),
                     base64.b64encode(adldif.guid(u["sam"])).decode(), u["sam"]])
    return csv_bytes(rows)


def sites_csv():
    return csv_bytes([["Site", "PBX"]] + [[s, "Northwind PBX"] for s in SITES])


SETTINGS = """\
# Northwind Traders: `rollcall reconcile --config samples/northwind/rollcall.yaml`
# Paths are relative to this file.
inputs:
  directory: [directory.ldif]
  console: console.csv
  sites: sites.csv

tenant:
  # northwind.local and corp.northwind.example are not verified: cloud UPNs of their users fall back to the initial domain
  verified-domains: [northwind.example]
  initial-domain: northwind.onmicrosoft.com

sites:
  aliases:
    Head Office: London HQ

exclude:
  console: ["lobby.*"]
  directory: ["svc-*"]
"""


def counts(side):
    return collections.Counter(p[side] for p in PEOPLE if p["con" if side == "console" else "ad"])


def readme():
    def table(title, counter):
        cells = "\n".join(f"| `{state}` | {n} |" for state, n in sorted(counter.items()))
        return f"| {title} | users |\n|---|---|\n{cells}\n| sum | {sum(counter.values())} |\n"

    def cell(text):
        return text.replace("|", "\\|")
    site = collections.Counter(p["site"] for p in PEOPLE if p["site"] != "-")
    rows = "\n".join(f"| {cell(p['name'])} | {cell(p['story'])} | {p['console']} | {p['directory']} | {p['site']} |" for p in PEOPLE)
    return f"""# Northwind Traders

A small tenant in which every state occurs: {counts('console').total()} console users, {counts('directory').total()} entries in AD that are
people or look like it. Nobody is real. `scripts/samples/northwind.py` writes this folder, this page included; change the story there.

```
rollcall reconcile --config samples/northwind/rollcall.yaml --out /tmp/northwind
```

| file | what it is |
|---|---|
| `directory.ldif` | Active Directory, as `ldapsearch -LLL` writes it: folded at 78 columns, base64 where needed, with OUs, groups and references |
| `console.csv` | the users of Admin Console; row 2 says what is required, data starts in row 3 |
| `sites.csv` | the Sites of the tenant |
| `entra.csv` | Entra's *Download users*: the cloud UPNs as they really are (`--entra`) |
| `entra-graph.csv` | the same with ImmutableID, from Microsoft Graph; it can be joined without guessing |
| `import-members.csv` | Entra's template for *Import members* of a group, as it is downloaded |
| `rollcall.yaml` | the configuration |
| `expected/` | what `reconcile` gives: a folder each for this command, with `--entra` and either file, and for the two lists alone; what `fix` writes, as it is and for the other side; and what `waves` writes, by Site and by department |

AD's domain is corp.northwind.example; some users still have the suffix northwind.local. Verified in Entra: northwind.example;
initial domain: northwind.onmicrosoft.com.

## Expected without `--entra`

{table('console user', counts('console'))}
{table('directory user', counts('directory'))}
Robert Hartley, Sofia Lindqvist and John Whitaker share no identifier with their console users: names, extension, Site, department and
title suggest them, and a person has to agree.

## Who is who

The Site column says what becomes of the directory user's Office; it does not matter for those whom nobody provisions.

| person | special | console user | directory user | Site |
|---|---|---|---|---|
{rows}
"""


def check(out):
    """Compares a run's states with the story; exits with 1 when one differs."""
    wrong = 0
    got = collections.defaultdict(list)
    with open(os.path.join(out, "links.csv"), encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            got[row["console_username"]].append(row["state"])
    want = collections.defaultdict(list)
    for p in PEOPLE:
        if p["con"]:
            want[p["con"]["username"]].append(p["console"])
    have = collections.defaultdict(list)
    with open(os.path.join(out, "directory.csv"), encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            have[row["dn"]].append((row["state"], row["site_state"]))
    expect = collections.defaultdict(list)
    for p in PEOPLE:
        if p["ad"]:
            expect[dn_of(p["ad"])].append((p["directory"], p["site"].strip("-")))
    for title, want_, got_ in (("console user", want, got), ("directory user", expect, have)):
        for key in sorted(set(want_) | set(got_)):
            if sorted(want_[key]) != sorted(got_[key]):
                wrong += 1
                print(f"{title} {key!r}: expected {want_[key]}, got {got_[key]}")
    print(f"{wrong} differences, {len(want)} usernames and {len(expect)} directory entries compared")
    return 1 if wrong else 0


def write(folder):
    os.makedirs(folder, exist_ok=True)
    files = {"directory.ldif": directory_ldif(), "console.csv": console_csv(), "sites.csv": sites_csv(), "entra.csv": entra_csv(),
             "entra-graph.csv": entra_graph_csv(), "rollcall.yaml": SETTINGS.encode(), "README.md": readme().encode()}
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)


def main():
    if sys.argv[1:2] == ["--check"]:
        sys.exit(check(sys.argv[2]))
    here = os.path.dirname(os.path.abspath(__file__))
    write(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "..", "..", "samples", "northwind"))


if __name__ == "__main__":
    main()
