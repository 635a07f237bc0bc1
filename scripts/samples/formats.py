#!/usr/bin/env python3
"""The ten people of samples/formats, as each program writes them.

usage: formats.py emulate DIR          console.csv, sites.csv, rollcall.yaml, README.md and the files of programs that exist on Windows only
       formats.py slapd | samba        LDIF on stdout that loads the same people into a real server (see make-formats)

Deterministic; Python 3 standard library only.
"""
import base64
import csv
import io
import json
import os
import sys

import adldif

BASE = "DC=corp,DC=fabrikam,DC=example"
STAFF = "OU=Staff,OU=Fabrikam," + BASE
GROUP = "CN=8x8 Users,OU=Groups,OU=Fabrikam," + BASE
DOMAIN = (2904180467, 3917631372, 2346080608)          # sub-authorities of the domain's SID
SITES = ["London", "Oslo", "Québec", "Zürich"]
# given, sn, cn, sam, office, title, department, phone, what is special
PEOPLE = [
    dict(given="Jane", sn="Doe", cn="Doe, Jane", sam="jdoe", office="London", title="Account Manager", department="Sales",
         phone="+44 20 7946 0201", display="Doe, Jane", special="comma in the DN; linked"),
    dict(given="Zoë", sn="Müller", sam="zmueller", upn="zoe.mueller", office="Zürich", title="Ingénieure", department="Engineering",
         phone="+41 44 555 01 02", special="accents in names, title and Office; linked"),
    dict(given="Alexandra", sn="Featherstone", cn="Alexandra-Catherine Featherstone (Procurement and Supply)", sam="afeatherstone",
         office="London", title="Buyer", department="Purchasing", phone="020 7946 0203", street="1 High Street\r\nFloor 3",
         special="DN longer than a line; a street of two lines; linked"),
    dict(given="Per", sn="Holm", sam="pholm", office="Oslo", title="Controller", department="Finance", phone="+47 22 55 01 04",
         guid=b"ABCDEFGHIJKLMNOP", special="objectGUID whose bytes are all letters; linked"),
    dict(given="Nils", sn="Berg", sam="nberg", office="Oslo ", title="Team Lead", department="Logistics", phone="+47 22 55 01 05",
         special="Office ends in a blank; linked"),
    dict(given="Olga", sn="Petrova", sam="opetrova", office="London", title="Analyst", department="Finance", phone="+44 20 7946 0206",
         proxies=["SMTP:olga.petrova@fabrikam.example", "smtp:olga@fabrikam.example", "smtp:o.petrova@oldco.example",
                  "sip:olga.petrova@fabrikam.example"],
         username="Fabrikam.Olga.Petrova", special="four proxyAddresses; other username, same mail: rename"),
    dict(given="Ravi", sn="Shah", sam="rshah", office="London", title="Engineer", department="Engineering", phone="+44 20 7946 0207",
         uac=514, special="disabled in AD, licensed in 8x8: blocked"),
    dict(given="Mei", sn="Chen", sam="mchen", office="Québec", title="Service Desk Agent", department="Support", phone="+1 418 555 0108",
         username="Mei.Chen@Fabrikam.Example", special="username in other case: linked-folded; accent in Office"),
    dict(given="François", sn="d'Aubigné", sam="fdaubigne", upn="francois.daubigne", office="Québec", title='Buyer "EMEA", level 2',
         department="Purchasing", phone="+1 418 555 0109", special="apostrophe and accents; quotes and a comma in the title; linked"),
    dict(given="Tomás", sn="O'Hara", sam="tohara", upn="tomas.ohara", office=None, title="Engineer", department="Engineering",
         phone=None, mobile="+44 7700 900110", special="no Office, no telephone: Site missing; linked"),
]
for index, p in enumerate(PEOPLE):
    local = p.get("upn") or adldif.ascii_fold(f"{p['given']}.{p['sn']}").lower()
    upn = local + "@fabrikam.example"
    for key, value in dict(cn=f"{p['given']} {p['sn']}", display=f"{p['given']} {p['sn']}", guid=adldif.guid(p["sam"], "formats"), uac=512,
                           street=None, mobile=None, proxies=["SMTP:" + upn], username=upn, employee=f"{7000 + index:06}",
                           rid=1110 + index).items():
        p.setdefault(key, value)
    p.update(upn=upn, mail=upn, dn=f"CN={adldif.escape_rdn(p['cn'])},{STAFF}")


# ---- the servers' input --------------------------------------------------------------------------------------------------------
def written(p):
    """What a person, not the server, writes into a directory."""
    rows = [("objectClass", ["top", "person", "organizationalPerson", "user"]), ("cn", p["cn"]), ("sn", p["sn"]), ("givenName", p["given"]),
            ("displayName", p["display"]), ("sAMAccountName", p["sam"]), ("userPrincipalName", p["upn"]), ("mail", p["mail"]),
            ("physicalDeliveryOfficeName", p["office"]), ("title", p["title"]), ("department", p["department"]), ("company", "Fabrikam"),
            ("telephoneNumber", p["phone"]), ("mobile", p["mobile"]), ("streetAddress", p["street"]), ("proxyAddresses", p["proxies"]),
            ("employeeID", p["employee"]), ("userAccountControl", str(p["uac"])), ("objectGUID", p["guid"])]
    return [(k, v) for k, v in rows if v is not None]


def made_by_ad(dn, cn, key, category, rid=None):
    """What a domain controller adds by itself; slapd has to be told."""
    rows = [("distinguishedName", dn), ("name", cn), ("instanceType", "4"), ("whenCreated", "20240115080000.0Z"),
            ("whenChanged", "20240611093012.0Z"), ("objectCategory", [f"CN={category},CN=Schema,CN=Configuration,{BASE}"])]
    if rid:
        rows += [("objectSid", adldif.sid(rid, DOMAIN)), ("sAMAccountType", "805306368"), ("primaryGroupID", "513"),
                 ("accountExpires", "9223372036854775807"), ("memberOf", GROUP)]
    else:
        rows.append(("objectGUID", adldif.guid(key, "formats")))
    return rows


def stamped(rows, number):
    """slapadd's own attributes, so that a run does not depend on the clock."""
    stamp = f"20240611093012.{number:06}Z#000000#000#000000"
    return rows + [("entryUUID", adldif.guid_text(adldif.guid(f"uuid{number}", "formats"))), ("creatorsName", "cn=admin," + BASE.lower()),
                   ("createTimestamp", "20240115080000Z"), ("entryCSN", stamp), ("modifiersName", "cn=admin," + BASE.lower()),
                   ("modifyTimestamp", "20240611093012Z")]


def containers():
    for ou in ("OU=Fabrikam", "OU=Staff,OU=Fabrikam", "OU=Groups,OU=Fabrikam"):
        yield f"{ou},{BASE}", ou.split(",")[0][3:]


def group_rows():
    return [("objectClass", ["top", "group"]), ("cn", "8x8 Users"), ("sAMAccountName", "8x8 Users"), ("groupType", "-2147483646"),
            ("member", [p["dn"] for p in PEOPLE])]


def server_ldif(slapd):
    entries = []
    if slapd:
        entries.append((BASE, [("objectClass", ["top", "domain", "adObject"]), ("dc", "corp")] + made_by_ad(BASE, "corp", "base", "Domain-DNS")))
    for dn, ou in containers():
        entries.append((dn, [("objectClass", ["top", "organizationalUnit"] + ["adObject"] * slapd), ("ou", ou)]
                        + (made_by_ad(dn, ou, dn, "Organizational-Unit") if slapd else [])))
    for p in PEOPLE:
        entries.append((p["dn"], written(p) + (made_by_ad(p["dn"], p["cn"], p["sam"], "Person", p["rid"]) if slapd else [])))
    entries.append((GROUP, group_rows() + (made_by_ad(GROUP, "8x8 Users", "group", "Group") if slapd else [])))
    if slapd:
        for zone in ("CN=Configuration", "DC=DomainDnsZones"):
            kind, value = zone.split("=")
            entries.append((f"{zone},{BASE}", [("objectClass", ["referral", "extensibleObject"]), (kind.lower(), value),
                                               ("ref", f"ldap://corp.fabrikam.example/{zone},{BASE}")]))
        entries = [(dn, stamped(rows, n)) for n, (dn, rows) in enumerate(entries)]
    return b"".join(adldif.entry(dn, rows) for dn, rows in entries)


# ---- ldifde, csvde -------------------------------------------------------------------------------------------------------------
def exported(p):
    """All attributes in the order that a domain controller sends them."""
    return adldif.user(p["dn"], p["cn"], p["sam"], BASE, p["rid"], given=p["given"], sn=p["sn"], display=p["display"], upn=p["upn"],
                       mail=p["mail"], office=p["office"], title=p["title"], department=p["department"], phone=p["phone"],
                       mobile=p["mobile"], proxies=p["proxies"], groups=[GROUP], employee=p["employee"], uac=p["uac"],
                       company="Fabrikam", extra=(("streetAddress", p["street"]),))


def exact(p):
    """`exported` with this sample's own GUID and SID."""
    own = {"objectGUID": p["guid"], "objectSid": adldif.sid(p["rid"], DOMAIN)}
    return [(k, own.get(k, v)) for k, v in exported(p)]


BINARY = ("objectGUID", "objectSid")


def ldifde_line(name, value, unicode):
    """Binary values always as base64; text as base64 when the file cannot hold it bare. Folded at 80 columns."""
    raw = value if isinstance(value, bytes) else value.encode()
    plain = name not in BINARY and (adldif.SAFE(raw) or (unicode and "\r" not in value and value == value.strip()))
    text = f"{name}: {value}" if plain else f"{name}:: {base64.b64encode(raw).decode()}"
    return "\r\n ".join([text[:80]] + [text[i:i + 79] for i in range(80, len(text), 79)]) + "\r\n"


def ldifde(unicode):
    out = []
    for p in PEOPLE:
        out.append(ldifde_line("dn", p["dn"], unicode) + "changetype: add\r\n")
        for name, values in exact(p):
            out += [ldifde_line(name, v, unicode) for v in (values if isinstance(values, list) else [values])]
        out.append("\r\n")
    text = "".join(out)
    return b"\xff\xfe" + text.encode("utf-16-le") if unicode else text.encode("cp1252")


CSVDE = ["DN", "objectClass", "cn", "sn", "title", "physicalDeliveryOfficeName", "telephoneNumber", "givenName", "distinguishedName",
         "displayName", "memberOf", "department", "company", "proxyAddresses", "name", "objectGUID", "userAccountControl", "employeeID",
         "objectSid", "accountExpires", "sAMAccountName", "userPrincipalName", "objectCategory", "mail", "mobile"]


def csvde(encoding):
    rows = [CSVDE]
    for p in PEOPLE:
        cells = dict(exact(p), DN=p["dn"])
        row = []
        for name in CSVDE:
            value = cells.get(name, "")
            value = ";".join(value) if isinstance(value, list) else value
            row.append(f"X'{value.hex()}'" if isinstance(value, bytes) else value)
        rows.append(row)
    text = table(rows)
    return b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)


def table(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, ending="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ending).writerows(rows)
    return out.getvalue()


# ---- Get-ADUser, Entra, UnboundID --------------------------------------------------------------------------------------------
# Get-ADUser -Properties Company,Department,EmailAddress,EmployeeID,MobilePhone,Office,OfficePhone,StreetAddress,Title,DisplayName,proxyAddresses
ADUSER = ["Company", "Department", "DisplayName", "DistinguishedName", "EmailAddress", "EmployeeID", "Enabled", "GivenName", "MobilePhone",
          "Name", "ObjectClass", "ObjectGUID", "Office", "OfficePhone", "proxyAddresses", "SamAccountName", "SID", "StreetAddress",
          "Surname", "Title", "UserPrincipalName"]


def get_aduser(type_line=False, delimiter=","):
    rows = [ADUSER]
    for p in PEOPLE:
        cells = {"Company": "Fabrikam", "Department": p["department"], "DisplayName": p["display"], "DistinguishedName": p["dn"],
                 "EmailAddress": p["mail"], "EmployeeID": p["employee"], "Enabled": str(p["uac"] & 2 == 0), "GivenName": p["given"],
                 "MobilePhone": p["mobile"], "Name": p["cn"], "ObjectClass": "user", "ObjectGUID": adldif.guid_text(p["guid"]),
                 "Office": p["office"], "OfficePhone": p["phone"],
                 "proxyAddresses": "Microsoft.ActiveDirectory.Management.ADPropertyValueCollection", "SamAccountName": p["sam"],
                 "SID": adldif.sid_text(p["rid"], DOMAIN), "StreetAddress": p["street"], "Surname": p["sn"], "Title": p["title"],
                 "UserPrincipalName": p["upn"]}
        rows.append([cells[h] for h in ADUSER])
    text = "#TYPE Microsoft.ActiveDirectory.Management.ADUser\r\n" if type_line else ""
    lines = []
    for row in rows:                            # a null property is empty without quotes, everything else is quoted
        lines.append(delimiter.join("" if c is None else '"' + c.replace('"', '""') + '"' for c in row))
    return text + "\r\n".join(lines) + "\r\n"


ENTRA_2023 = ("userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,accountEnabled,usageLocation,"
              "streetAddress,state,country,physicalDeliveryOfficeName,city,postalCode,telephoneNumber,mobile,"
              "authenticationAlternativePhoneNumber,authenticationEmail,alternateEmailAddress,ageGroup,consentProvidedForMinor,"
              "legalAgeGroupClassification").split(",")
ENTRA_2021 = ("userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,usageLocation,"
              "streetAddress,state,country,officeLocation,city,postalCode,telephoneNumber,mobilePhone,alternateEmailAddress,ageGroup,"
              "consentProvidedForMinor,legalAgeGroupClassification,companyName,creationType,directorySynced,invitationState,identityIssuer,"
              "createdDateTime").split(",")


def entra(header):
    rows = [header]
    for p in PEOPLE:
        object_id = adldif.guid_text(adldif.guid("entra/" + p["sam"], "formats"))
        office = (p["office"] or "").strip(" ")              # Entra Connect trims it
        cells = {"userPrincipalName": p["upn"], "displayName": p["display"], "surname": p["sn"], "mail": p["mail"], "givenName": p["given"],
                 "objectId": object_id, "id": object_id, "userType": "Member", "jobTitle": p["title"], "department": p["department"],
                 "accountEnabled": str(p["uac"] & 2 == 0), "physicalDeliveryOfficeName": office, "officeLocation": office,
                 "telephoneNumber": p["phone"], "mobile": p["mobile"], "mobilePhone": p["mobile"], "companyName": "Fabrikam",
                 "directorySynced": "True", "createdDateTime": "1/15/2024 8:00:00 AM"}
        rows.append([cells.get(h) or "" for h in header])
    return table(rows).encode("utf-8")


def unboundid():
    """UnboundID's LDIFWriter: no wrapping, and a comment under each base64 value that says what it holds."""
    out = []
    for p in PEOPLE:
        for name, values in [("dn", p["dn"])] + exact(p):
            for value in values if isinstance(values, list) else [values]:
                raw = value if isinstance(value, bytes) else value.encode()
                out.append(adldif.line(name, raw, wrap=0).decode())
                if out[-1].startswith(name + "::"):
                    shown = "".join(chr(b) if 32 <= b < 127 else f"\\{b:02x}" for b in raw)
                    out.append(f"# Non-base64-encoded representation of the above value: {shown}\n")
        out.append("\n")
    return "".join(out).encode()


# ---- the other side --------------------------------------------------------------------------------------------------------------
SETTINGS = """\
# The same for every file of this folder: rollcall reconcile --config samples/formats/rollcall.yaml --directory samples/formats/FILE
inputs:
  console: console.csv
  sites: sites.csv
tenant:
  verified-domains: [fabrikam.example]
  initial-domain: fabrikam.onmicrosoft.com
"""


def console():
    rows = [["User.FirstName", "User.LastName", "Username", "User.Email", "User.Site", "User.Title", "User.Department", "User.MobileNumber",
             "User.Voice.Number", "Extension", "License", "Status"], ["Required"] * 5 + ["Optional"] * 7]
    for n, p in enumerate(PEOPLE):
        rows.append([p["given"], p["sn"], p["username"], p["mail"], (p["office"] or "London").strip(), p["title"], p["department"],
                     p["mobile"] or "", f"+12065550{201 + n}", str(2001 + n), "X Series - X2-VOSVC0216-02-US", "Active"])
    return table(rows).encode("utf-8")


README = """\
# The same ten people in every format

Each directory file here holds the same ten users; with the same `console.csv` each gives the same states, pairs and
Sites. `scripts/samples/make-formats` writes the folder anew (15 s, needs slapd and Samba); the people are in `scripts/samples/formats.py`.

```
rollcall reconcile --config samples/formats/rollcall.yaml --directory samples/formats/FILE --out /tmp/formats
```

| person | special |
|---|---|
{people}

Expected console users: 7 `linked`, 1 `linked-folded` (Mei), 1 `rename` (Olga), 1 `blocked` (Ravi). Directory: the same,
with Ravi `disabled`. Site: 9 `match`, 1 `missing` (Tomás).

## Written by the real program

OpenLDAP 2.5.13 (slapd, ldapsearch, slapcat: Debian 2.5.13+dfsg-5) and Samba 4.17.12 (AD DC, ldbsearch: Debian 4.17.12+dfsg-0+deb12u4,
ldb-tools 2.6.2). In the Samba files the times of creation and change were set to a fixed one afterwards; nothing else was touched.

| file | command |
|---|---|
| `slapd-ldapsearch.txt` | `ldapsearch`: comments, references as records, trailer |
| `slapd-ldapsearch-L.ldif`, `-LL`, `-LLL` | `-L` (version line, comments), `-LL` (no comments), `-LLL` (no version line); references as `# refldap://` |
| `slapd-ldapsearch-LLL-nowrap.ldif` | `-LLL -o ldif-wrap=no` |
| `slapd-ldapsearch-paged.txt`, `-LL-paged.ldif`, `-LLL-paged.ldif` | `-E pr=4/noprompt`, some attributes: a header or `version: 1` comes again with each page |
| `slapd-slapcat.ldif` | `slapcat -a FILTER`: operational attributes, lower-case DNs |
| `samba-ldapsearch.txt`, `-LLL.ldif` | `ldapsearch` against a domain controller, all attributes |
| `samba-ldapsearch-paged.txt`, `-L-paged.ldif` | the same, paged, some attributes |
| `samba-ldbsearch.txt` | `ldbsearch` on sam.ldb: textual GUID and SID, blanks at line ends left bare, `# record N` |

## Emulated

These programs do not run on Linux. The files follow what Microsoft documents and what published samples show; where neither says
(ldifde's line width and attribute order, PowerShell's empty cells), they are our best knowledge.

| file | program |
|---|---|
| `ldifde.ldf` | `ldifde -f`: CR LF, `changetype: add`, no version line, base64 for whatever is not ASCII |
| `ldifde-unicode.ldf` | `ldifde -u`: UTF-16 LE with byte order mark, accents bare |
| `csvde.csv`, `csvde-unicode.csv` | `csvde -l ...` in Windows-1252, and `-u` in UTF-16 LE: first column `DN`, `X'hex'`, lists joined with `;` |
| `get-aduser-5.1-utf8.csv`, `-unicode.csv` | `Get-ADUser -Properties ... \\| Export-Csv` of Windows PowerShell 5.1 with `-Encoding UTF8` / `Unicode`: `#TYPE` line |
| `get-aduser-5.1-culture.csv` | the same with `-UseCulture -Encoding Default`: semicolons, Windows-1252 |
| `get-aduser-7.csv` | PowerShell 7: UTF-8 without byte order mark, no `#TYPE` |
| `unboundid.ldif` | UnboundID LDAP SDK's LDIFWriter: no wrapping, comments under base64 values |
| `entra-2021.csv`, `entra-2023.csv` | Entra's *Download users*, with the header of a download from 2021 and the one documented in 2023 (`--entra`, or `--directory`) |

The console side comes in four shapes with the same ten users: `console.csv` (Admin Console's headers, data in row 3),
`console-spreadsheet.csv` (title line, semicolons, Windows-1252), `console-scim.json` and `console-scim-1.1.json` (saved SCIM list
responses, with the two names of the Site attribute that 8x8 and Microsoft document). The last three know nothing of licences.

`get-aduser-5.1-ascii-damaged.csv` is what PowerShell 5.1 writes without `-Encoding`: every accent is a `?`. It gives another result
on purpose (the Offices Zürich and Québec cannot be read) and has to be reported as damaged. In the Get-ADUser files `proxyAddresses`
is `Microsoft.ActiveDirectory.Management.ADPropertyValueCollection`, as it is when nobody joined the values.
"""


SITE_URNS = {"console-scim.json": "urn:8x8:scim:schemas:extension:8x8user:2.0:User",
             "console-scim-1.1.json": "urn:ietf:params:scim:schemas:extension:8x8:1.1:User"}


def console_scim(site_urn):
    """A saved SCIM list response; the Site stands under one of the two names that 8x8 and Microsoft document."""
    resources = []
    for n, p in enumerate(PEOPLE):
        resources.append({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", site_urn],
            "id": adldif.guid_text(adldif.guid("scim/" + p["sam"], "formats")), "externalId": p["sam"], "userName": p["username"],
            "name": {"givenName": p["given"], "familyName": p["sn"]}, "emails": [{"value": p["mail"], "type": "work", "primary": True}],
            "active": True, "title": p["title"], "phoneNumbers": [{"value": p["mobile"], "type": "mobile"}] if p["mobile"] else [],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": p["department"]},
            site_urn: {"site": (p["office"] or "London").strip()},
            "meta": {"resourceType": "User", "created": "2019-03-04T08:15:00Z", "lastModified": "2024-06-11T09:30:12Z"}})
    response = {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": len(resources), "startIndex": 1,
                "itemsPerPage": len(resources), "Resources": resources}
    return (json.dumps(response, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def console_spreadsheet():
    """The same list after a spreadsheet with a European locale: semicolons, Windows-1252, other headers, a title line."""
    rows = [["8x8 users, exported 11.06.2024"], ["User Name", "First Name", "Last Name", "Email", "Site", "Job Title", "Department"]]
    for p in PEOPLE:
        rows.append([p["username"], p["given"], p["sn"], p["mail"], (p["office"] or "London").strip(), p["title"], p["department"]])
    return table(rows, delimiter=";").encode("cp1252")


def emulate(folder):
    people = "\n".join(f"| {p['given']} {p['sn']} | {p['special']} |" for p in PEOPLE)
    files = {
        "README.md": README.format(people=people).replace("\\\\|", "\\|").encode(),
        "console.csv": console(), "sites.csv": table([["Site"]] + [[s] for s in SITES]).encode(), "rollcall.yaml": SETTINGS.encode(),
        "console-spreadsheet.csv": console_spreadsheet(), **{name: console_scim(urn) for name, urn in SITE_URNS.items()},
        "ldifde.ldf": ldifde(unicode=False), "ldifde-unicode.ldf": ldifde(unicode=True),
        "csvde.csv": csvde("cp1252"), "csvde-unicode.csv": csvde("utf-16"),
        "get-aduser-5.1-utf8.csv": b"\xef\xbb\xbf" + get_aduser(type_line=True).encode(),
        "get-aduser-5.1-unicode.csv": b"\xff\xfe" + get_aduser(type_line=True).encode("utf-16-le"),
        "get-aduser-5.1-culture.csv": get_aduser(type_line=True, delimiter=";").encode("cp1252"),
        "get-aduser-5.1-ascii-damaged.csv": get_aduser(type_line=True).encode("ascii", "replace"),
        "get-aduser-7.csv": get_aduser().encode(),
        "unboundid.ldif": unboundid(), "entra-2021.csv": entra(ENTRA_2021), "entra-2023.csv": entra(ENTRA_2023),
    }
    os.makedirs(folder, exist_ok=True)
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(data)


def main():
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb == "emulate" and len(sys.argv) == 3:
        emulate(sys.argv[2])
    elif verb in ("slapd", "samba") and len(sys.argv) == 2:
        sys.stdout.buffer.write(server_ldif(verb == "slapd"))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
