/// LDIF that has broken some reader, or might.
enum NastyLDIF {
  static let texts: [String] = [
    "", "\n", "\r\n", "\n\n\n", " ", " \n", "  \n \n", "\n x\n", " x\n y\n\ndn: a\n", "#",
    "# a\n b\n",
    "dn:", "dn:\n", "dn: \n", "dn: a", "dn: a\n", "dn: a\r\ncn: b\r\n\r\ndn: c\r\n",
    "dn: a\rcn: b\n", "dn: a\r\r\n\r\r\n\ndn: b\n", "DN: a\nCN: b\n", "dn:a\ncn:b\ncn:   c  \n",
    "dn : a\ncn  : b\nc n: c\n\ndn: b\n", ": x\n\ndn: a\n: x\n\ndn: b\n", "dn: a\n:\n",
    "d\n n: a\nc\n n\n :\n : YQ\n ==\n\n", "dn:\n : YQ==\ncn:\n b\n", "dn: a\n b\n  c\n \n d \n",
    "dn:: YQ==\n\ndn::YQ==\n\ndn::   YQ==  \n\ndn:: Y Q = =\n\ndn:: YQ=\n\ndn:: YR==\ncn:: \ncn::\n",
    "dn: a\ncn:: !!!!\nsn: x\n\ndn: b\ncn:: YQ\n\ndn: c\ncn:: YQ==YQ==\n\ndn: d\ncn:: =\n\ndn: e\ncn:: ====\n",
    "dn: a\nmail:: !!!!\n", "dn: a\ncn:: YQ==", "dn: a\ncn:: YQ=", "dn: a\ncn", "dn: a\ncn:", "d",
    "dn", "dn:: Y",
    "dn: a\n\ncn", "dn: a\nbad line\ncn", "dn: a\ncn: b\n c", "dn: a\ncn: b\n ", "dn: a\n# c",
    "# c", "search: 3\nresult: 0",
    "dn: a\ncn:< file:///etc/passwd\nmail:< x\ncn: < y\n\ndn:< z\ncn: a\n",
    "version: 1\ndn: a\ncn: b\nversion: 1\n\nversion: 1\nversion: 1\n\ndn: c\n",
    "dn: a\ncn: b\ndn: c\ncn: d\n", "cn: b\nsn: c\n\ndn: c\n", "junk\njunk: x\ndn: a\n\n",
    "dn: a\nchangetype: add\ncn: b\n\ndn: c\nchangetype: modify\nreplace: cn\ncn: d\n-\n\ndn: e\nchangetype: delete\n",
    "dn: a\ncontrol: 1.2 true\nchangetype:: YWRk\ncn: b\n\ndn: b\nchangetype: Add \n\ndn: c\nchangetype:< x\n",
    "dn: a\nchangetype: modrdn\nnewrdn: b\n\ndn: a\nchangetype: ntdsSchemaAdd\ncn: b\n-\n\ndn: c\nchangetype: ntdsschemamodify\nbad\n\ndn: d\n",
    "dn: a\nchangetype: \n\ndn: b\nchangetype:: ////\n",
    "dn: a\nmember;range=0-1499: x\nmember;RANGE=0-1499: y\nmember;range=0-*: z\nmember;range=1500-*: w\n",
    "dn: a\ncn;binary: x\ncn;lang-fr: y\ncn;lang-fr;range=0-1: z\ncn;: w\ncn;binary;range=0-1:: YQ==\nou;x: y\n",
    "dn: a\nresult: x\nsearch: y\nref: ldap://a\n\nref: ldap://b\n\n# search result\nsearch: 3\nresult: 4 Size limit exceeded\ntext: hm\nmatchedDN: q\nno colon\n\ndn: b\n",
    "search: 3\nresult: 0 Success\ncontrol: 1.2.840.113556.1.4.319 false MAcCAU0EAj\n EA\npagedresults: cookie=MQA=\n# extended LDIF\n#\n\ndn: a\n",
    "# pagedresults: cookie=MQA=\nPress [size] Enter for the next {2|size} entries.\ndn: a\ncn: b\n\nEstimate entries: 4\nPress [size] Enter for the next {2|size} entries.\n\ndn: b\n",
    "dn: a\nPress [size] Enter for the next {2|size} entries.\ncn: b\n",
    "result: 0\n\nresult: 00\n\nresult:\n\nresult:  0 x\n",
    "# refldap://a/b\n c\n\n# refldaps://d\n# ref\n ldap://e\n# refldap:/\n",
    "1\ndn: a\n\n2\ndn: b\n\n3\n\n12a\n\ndn: c\n",
    "# record 1\ndn: a\noffice: Paris \n\n# Referral\nref: ldap://b\n\n# returned 2 records\n# 1 entries\n# 1 referrals\n",
    "\u{FEFF}dn: a\ncn: b\n", "\u{FEFF}", "dn: a\ncn: b\n\n\u{FEFF}dn: b\ncn: c\n",
    "dn: a\n\u{FEFF}\u{FEFF}cn: b\n\u{FEFF}\ncn: c\n", "dn: a\n\u{FEFF} cn: b\n c\n\u{FEFF}#c\n",
    "dn: ü\ncn: é\n\ndn: \u{0}\ncn: a\u{0}b\n",
    "dn: a\ncn\u{E9}: x\n\ndn: b\ncn\u{1}: x\n",
    "dn: a\ncn: b\ncn: c\ncn: d\nsn: e\ncn: f\nSN: g\nmail: h\nMail: i\ncn: j\n\ndn: k\nsn: l\nzz: m\ncn: n\n",
    "-\ndn: a\n-\n\ndn: b\n",
    "dn: a\njpegPhoto:: AAAA\n AAAA\n AA==\ncn: x\n\ndn: b\njpegPhoto:: !\n !\ncn: x\n",
    "dn: a\nx" + String(repeating: "y", count: 300) + ": z\ncn: "
      + String(repeating: "é", count: 150) + "\nbad\n",
    "bad" + String(repeating: "é", count: 250) + "\n\ndn: " + String(repeating: "e", count: 199)
      + "é\nbad\n",
    "dn: a\n" + String(repeating: " b\n", count: 500), String(repeating: "\ndn:\n", count: 200),
    String(repeating: "bad\n\n", count: 50),
    "dn: a\n" + String(repeating: "cn: x\nbad\n", count: 20),
  ]

  /// Bytes that no text has.
  static let raw: [[UInt8]] = [
    Array("dn: a\ncn: ".utf8) + [0xE9, 0x0A] + Array("cn: ".utf8) + [0xFC, 0x0A, 0x0A],
    Array("dn: ".utf8) + [0xFF, 0x0A] + Array("cn: \u{FC}".utf8).dropLast() + [
      0x0A, 0x20, 0xBC, 0x0A,
    ],
    Array("dn: a\ncn: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8) + [0x00, 0x80, 0x0A],
  ]

  static let all = texts.map { Array($0.utf8) } + raw
}
