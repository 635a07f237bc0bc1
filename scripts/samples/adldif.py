"""Active Directory entries as the ldapsearch of OpenLDAP 2.5 writes them.

Only what the sample generators need: GUIDs and SIDs that follow from a name (so two runs are
equal byte for byte), DN escaping, LDIF lines, and the attributes that a domain controller adds
by itself. Python 3 standard library only.
"""
import base64
import re
import unicodedata
import uuid

NAMESPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
WRAP = 78
# ldapsearch writes a value bare when it is printable ASCII, begins with neither blank, ':' nor '<', and does not end in a blank
SAFE = re.compile(rb"(?![ :<])[ -~]*[!-~]").fullmatch
UNDECOMPOSED = {0x141: "L", 0x142: "l", 0xD8: "O", 0xF8: "o", 0xDF: "ss", 0xC6: "Ae", 0xE6: "ae", 0xD0: "D", 0xF0: "d",
                0xDE: "Th", 0xFE: "th", 0x131: "i", 0x110: "D", 0x111: "d"}


def ascii_fold(text):
    """Letters without their accents, blanks kept: what an administrator types into an account name."""
    text = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return "".join(c for c in text if c.isascii())


def guid(key, salt="northwind"):
    """The 16 bytes of an objectGUID, in AD's byte order."""
    return uuid.uuid5(NAMESPACE, salt + "/" + key).bytes_le


def guid_text(raw):
    return str(uuid.UUID(bytes_le=raw))


def sid(rid, domain=(3623811015, 3361044348, 30300820)):
    return b"\x01\x05" + (5).to_bytes(6, "big") + b"".join(n.to_bytes(4, "little") for n in (21, *domain, rid))


def sid_text(rid, domain=(3623811015, 3361044348, 30300820)):
    return "S-1-5-21-" + "-".join(str(n) for n in (*domain, rid))


def escape_rdn(value):
    """RFC 4514 escaping of one RDN value, as AD does it."""
    out = "".join("\\" + c if c in ',+"\\<>;=' else c for c in value).replace("\n", "\\0A")
    if out[:1] in (" ", "#"):
        out = "\\" + out
    if out.endswith(" "):
        out = out[:-1] + "\\ "
    return out


def line(attribute, value, wrap=WRAP):
    """One attribute line, base64 where ldapsearch would use it, folded at `wrap` columns (0: never)."""
    raw = value if isinstance(value, bytes) else value.encode("utf-8")
    name = attribute.encode()
    if raw == b"":
        return name + b":\n"
    text = name + (b": " + raw if SAFE(raw) else b":: " + base64.b64encode(raw))
    if not wrap or len(text) <= wrap:
        return text + b"\n"
    parts = [text[:wrap]] + [text[i:i + wrap - 1] for i in range(wrap, len(text), wrap - 1)]
    return b"\n ".join(parts) + b"\n"


def entry(dn, attributes, wrap=WRAP):
    """One entry with the blank line that ends it. `attributes` is a list of (name, value or list of values)."""
    out = [line("dn", dn, wrap)]
    for name, values in attributes:
        for value in values if isinstance(values, list) else [values]:
            if value is not None:
                out.append(line(name, value, wrap))
    return b"".join(out) + b"\n"


def user(dn, cn, sam, base, rid, given=None, sn=None, display=None, upn=None, mail=None, nickname=None, office=None,
         title=None, department=None, phone=None, mobile=None, proxies=None, groups=None, employee=None, uac=512,
         classes=("top", "person", "organizationalPerson", "user"), key=None, extra=(), when="20240611093012.0Z", company=None):
    """The attributes of a user, in the order in which a domain controller sends them; absent values are left out."""
    rows = [
        ("objectClass", list(classes)), ("cn", cn), ("sn", sn), ("title", title), ("physicalDeliveryOfficeName", office),
        ("telephoneNumber", phone), ("givenName", given), ("distinguishedName", dn), ("instanceType", "4"),
        ("whenCreated", "20190304081500.0Z"), ("whenChanged", when), ("displayName", display),
        ("uSNCreated", str(8000 + rid)), ("memberOf", groups or None), ("uSNChanged", str(52000 + rid * 7)),
        ("department", department), ("company", company), ("proxyAddresses", proxies or None),
        ("mailNickname", nickname), ("name", cn), ("objectGUID", guid(key or sam or cn)), ("userAccountControl", str(uac)),
        ("badPwdCount", "0"), ("codePage", "0"), ("countryCode", "0"), ("employeeID", employee), ("pwdLastSet", "133624458120000000"),
        ("primaryGroupID", "513"), ("objectSid", sid(rid)), ("accountExpires", "9223372036854775807"), ("logonCount", str(rid % 97)),
        ("sAMAccountName", sam), ("sAMAccountType", "805306368"), ("userPrincipalName", upn),
        ("objectCategory", "CN=Person,CN=Schema,CN=Configuration," + base), ("mail", mail), ("mobile", mobile), *extra,
    ]
    return [(name, values) for name, values in rows if values is not None]


def group(dn, cn, sam, base, rid, members, memberof=None):
    rows = [("objectClass", ["top", "group"]), ("cn", cn), ("member", members), ("distinguishedName", dn), ("instanceType", "4"),
            ("whenCreated", "20230102101500.0Z"), ("whenChanged", "20240611093012.0Z"), ("memberOf", memberof or None), ("name", cn),
            ("objectGUID", guid("group/" + sam)), ("objectSid", sid(rid)), ("sAMAccountName", sam), ("sAMAccountType", "268435456"),
            ("groupType", "-2147483646"), ("objectCategory", "CN=Group,CN=Schema,CN=Configuration," + base)]
    return [(name, values) for name, values in rows if values is not None]


def unit(dn, name, base):
    return [("objectClass", ["top", "organizationalUnit"]), ("ou", name), ("distinguishedName", dn), ("instanceType", "4"),
            ("whenCreated", "20190304080000.0Z"), ("whenChanged", "20190304080000.0Z"), ("name", name),
            ("objectGUID", guid("ou/" + dn)), ("objectCategory", "CN=Organizational-Unit,CN=Schema,CN=Configuration," + base)]
