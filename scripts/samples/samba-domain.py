#!/usr/bin/python3
"""Provisions a throw-away Samba AD domain for make-formats, and loads people into it.

usage: samba-domain.py provision DIR      (DIR/etc/smb.conf must exist)
       samba-domain.py load DIR < LDIF

Runs on Debian's own Python, where python3-samba lives.
"""
import logging
import os
import sys

from samba.auth import system_session
from samba.param import LoadParm

folder = os.path.abspath(sys.argv[2])
conf = os.path.join(folder, "etc", "smb.conf")
lp = LoadParm()
lp.load(conf)

if sys.argv[1] == "provision":
    from samba.dsdb import DS_DOMAIN_FUNCTION_2008_R2
    from samba.dcerpc import security
    from samba.provision import provision
    # skip_sysvolacl: file permissions of sysvol need kernel features that reading LDAP never does
    provision(logging.getLogger("provision"), system_session(), smbconf=conf, lp=lp, realm="CORP.FABRIKAM.EXAMPLE", domain="FABRIKAM",
              hostname="dc1", hostip="127.0.0.1", serverrole="dc", dom_for_fun_level=DS_DOMAIN_FUNCTION_2008_R2,
              domainsid=security.dom_sid("S-1-5-21-2904180467-3917631372-2346080608"), adminpass=os.environ["ADMIN_PASSWORD"],
              dns_backend="SAMBA_INTERNAL", use_rfc2307=True, skip_sysvolacl=True)
else:
    import ldb
    from samba.samdb import SamDB
    db = SamDB(url=os.path.join(folder, "private", "sam.ldb"), session_info=system_session(), lp=lp, flags=ldb.FLG_NOSYNC)
    # passwords are of no interest here, and accounts without one may only be enabled when none is asked for
    policy = ldb.Message(ldb.Dn(db, str(db.domain_dn())))
    for name in ("minPwdLength", "pwdProperties"):
        policy[name] = ldb.MessageElement("0", ldb.FLAG_MOD_REPLACE, name)
    db.modify(policy)
    db.transaction_start()
    for _, message in db.parse_ldif(sys.stdin.buffer.read().decode()):
        db.add(message, ["relax:0"])            # relax: lets objectGUID be given
    db.transaction_commit()
