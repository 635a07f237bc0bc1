#!/usr/bin/env python3
"""Looks at pages of Rollcall in a real browser, as a person would.

usage: checks.py CHECK PAGE    one check (the name of a function below) on one page
       checks.py --list        the names of all checks

Prints what was measured, and ends with 1 and what is wrong if anything is. Python 3 standard library only.
"""
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser, BrowserError  # noqa: E402

CHECKS = {}


class Wrong(Exception):
    """What is not as it should be."""


def check(function):
    CHECKS[function.__name__] = function
    return function


def expect(condition, what):
    if not condition:
        raise Wrong(what)


def equal(found, wanted, what):
    expect(found == wanted, f"{what}: {found!r}, not {wanted!r}")


# What a page shows

def count(browser):
    """The numbers of "3 of 64 rows"."""
    text = browser.value("document.getElementById('count').textContent")
    return [int(number.replace(",", "")) for number in re.findall(r"[\d,]+", text)]


def cells(browser, column):
    """The texts of one column of the rows that exist, in order."""
    return browser.value(
        "[...document.querySelectorAll('#rows .rows tr')].map(row => row.cells[%d].textContent)" % column)


def counted(browser, wanted):
    browser.wait(f"{wanted} rows", lambda: count(browser)[:1] == [wanted] or (wanted == 0 and not count(browser)))


def choose(browser, name, value):
    browser.value(f"""(() => {{ const select = document.querySelector('select[name={name}]');
        select.value = {json.dumps(value)}; select.dispatchEvent(new Event('input', {{bubbles: true}})); }})()""")


def write(browser, text):
    browser.value("document.querySelector('input[type=search]').select(), document.querySelector('input[type=search]').focus()")
    browser.type(text)


def focused(browser):
    return browser.value("document.activeElement.textContent || document.activeElement.name")


# Checks on samples/northwind

@check
def loads(browser, page):
    """Nothing complains, nothing is asked for, and the first screen has the answer."""
    browser.screen(1280, 900)
    browser.open(page)
    equal(browser.value("document.querySelector('h1').textContent"), "Not ready", "The answer")
    expect(browser.value("document.querySelector('.tiles').getBoundingClientRect().bottom < 900"), "The tiles are not on the first screen")
    equal(count(browser), [64, 64], "Rows")
    expect(browser.value("document.title").startswith("8x8 provisioning readiness"), "The title")
    ids = browser.value("[...document.querySelectorAll('[id]')].map(element => element.id)")
    equal(len(ids), len(set(ids)), "Elements with an id, and different ids")
    dead = browser.value("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
                         ".filter(id => !id.includes('=') && !document.getElementById(id))")
    equal(dead, [], "Links that lead nowhere")


@check
def filters(browser, page):
    browser.open(page)
    choose(browser, "state", "rename")
    equal(count(browser), [10, 64], "Rows in state rename")
    equal(set(cells(browser, 0)), {"rename"}, "Their states")
    choose(browser, "state", "linked")
    choose(browser, "site", "match")
    equal([count(browser)[0], set(cells(browser, 0)), set(cells(browser, 5))], [19, {"linked"}, {"match"}], "Both filters together")
    browser.click("#filters button[type=reset]")
    equal(count(browser), [64, 64], "Rows after Clear")
    browser.click("input[value=directory] + span")
    equal(count(browser), [69, 69], "Rows of the directory")
    choose(browser, "forecast", "create-second")
    equal(count(browser), [15, 69], "People created twice")
    write(browser, "nobody has this name")
    counted(browser, 0)
    equal(browser.value("document.getElementById('count').textContent"), "No row fits these filters.", "What is said")
    equal(browser.value("document.getElementById('count').getAttribute('role')"), "status", "The role of the count")


@check
def sorts(browser, page):
    browser.open(page)
    browser.click("#rows thead [data-sort=username]")
    names = [name.lower() for name in cells(browser, 1)[1:20]]
    expect(names == sorted(names) and len(names) > 10, "Ascending")
    equal(cells(browser, 1)[0], "\u2014", "Nothing comes first")
    equal(browser.value("document.querySelector('#rows th[aria-sort=ascending]').textContent"), "8x8 username", "aria-sort")
    browser.value("document.querySelector('#rows thead [data-sort=username]').focus()")
    browser.key("Enter")
    names = [name.lower() for name in cells(browser, 1)[:10]]
    expect(names == sorted(names, reverse=True), "Descending, by keyboard")
    equal(browser.value("document.activeElement.dataset.sort"), "username", "The focus after sorting")
    browser.key("Enter")
    equal(browser.value("document.querySelectorAll('#rows th[aria-sort=none]').length"), 7, "Columns that are not sorted")
    expect(cells(browser, 6)[0] == "create-second" and cells(browser, 0)[0] == "rename", "What needs attention comes first")


@check
def finds_a_person(browser, page):
    browser.open(page)
    write(browser, "zoe LINDSTROM")
    counted(browser, 1)
    equal(cells(browser, 2), ["Zo\u00eb Lindstr\u00f6m"], "Found without accents")
    browser.click("#rows .rows button")
    equal(browser.value("document.getElementById('detail-heading').textContent"), "Zo\u00eb Lindstr\u00f6m", "The details")
    details = browser.value("document.getElementById('detail').innerText")
    expect("samples/northwind/console.csv:4" in details and "username equals the cloud UPN" in details, "Origin and meaning: " + details)
    browser.wait("the address", lambda: "text=zoe" in browser.value("location.hash"))
    browser.click("#detail a[href*='list=directory']")
    browser.wait("the directory user", lambda: count(browser) == [1, 69])
    browser.click("#detail a[href='#directory-linked']")
    expect(browser.value("document.getElementById('directory-linked').getBoundingClientRect().top >= 0"), "The state leads to its meaning")


@check
def finding_to_people(browser, page):
    browser.open(page)
    browser.click("#finding-person-created-twice a[href*='list=console']")
    browser.wait("the people", lambda: count(browser) == [13, 64])
    expect(set(cells(browser, 6)) == {"create-second"}, "All are created twice")
    expect("Only the people of: Somebody who has an 8x8 user" in browser.value("document.getElementById('only').textContent"), "It says whose")
    address = browser.value("location.hash")
    browser.click("#rows .rows button")
    browser.click("#detail a[href='#finding-person-created-twice']")
    browser.wait("the finding", lambda: browser.value("document.querySelector('#finding-person-created-twice details').open"))
    browser.open(page, address)
    equal(count(browser), [13, 64], "The same address in a new window")
    browser.click("#only button")
    equal(count(browser), [64, 64], "Show all")
    browser.open(page)
    browser.value("document.querySelector('#finding-site-renamed details').open = true")
    browser.click("#finding-site-renamed .told a")
    browser.wait("the people of one finding", lambda: count(browser) == [6, 69])
    browser.open(page, "#list=console&user=Northwind.Ana.Pereira")
    equal(browser.value("document.getElementById('detail-heading').textContent"), "Ana Pereira", "A link to one person opens it")
    browser.open(page, "#list=elsewhere&state=%3Cb%3E&sort=constructor&finding=__proto__")
    equal(count(browser), [], "A senseless address shows nobody")


@check
def keyboard(browser, page):
    browser.open(page)
    browser.value("document.querySelector('#rows thead th:last-child button').focus()")
    browser.key("Tab")
    first = focused(browser)
    equal(first, cells(browser, 1)[0], "Tab comes to the first row")
    browser.key("ArrowDown")
    equal(focused(browser), cells(browser, 1)[1], "Arrow down")
    browser.key("End")
    equal(browser.value("document.activeElement.closest('tr').getAttribute('aria-rowindex')"), "65", "End is the last row")
    expect(browser.value("(() => { const r = document.activeElement.getBoundingClientRect(), g = document.getElementById('grid').getBoundingClientRect();"
                         " return r.top >= g.top && r.bottom <= g.bottom; })()"), "The last row is seen")
    browser.key("Home")
    equal(focused(browser), first, "Home")
    browser.key("PageDown")
    row = focused(browser)
    browser.key("Enter")
    equal(browser.value("document.activeElement.id"), "detail", "Enter opens the details and goes there")
    equal(browser.value("document.querySelector('#rows [aria-expanded=true]').textContent"), row, "The open row says so")
    browser.key("Escape")
    equal(focused(browser), row, "Escape goes back to the row")
    expect(browser.value("document.getElementById('detail').hidden"), "The details are closed")
    stops = 0
    browser.value("document.activeElement.blur(), getSelection().removeAllRanges(), scrollTo(0, 0)")
    browser.value("document.querySelector('.skip').focus()")
    seen = []
    while stops < 250:
        browser.key("Tab")
        stops += 1
        outline = browser.value("(() => { const e = document.activeElement, s = getComputedStyle(e.matches('input[type=radio]') ? e.nextElementSibling : e);"
                                " return e === document.body ? 'end' : e.matches(':focus-visible') ? s.outlineStyle + (e.closest('svg') ? ' svg' : '') : 'unseen'; })()")
        if outline == "end":
            break
        seen.append(outline)
    expect(len(seen) > 20 and not any(style.startswith(("none", "unseen")) for style in seen), f"Each stop of Tab is seen: {sorted(set(seen))}")
    print(f"stops of Tab: {len(seen)}")


CONTRAST = """(() => {
  const light = value => { const parts = value.match(/[\\d.]+/g).map(Number);
    const [r, g, b] = parts.slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const ground = element => { for (let e = element; e; e = e.parentElement) {
    const color = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(color)) return color; } return 'rgb(255, 255, 255)'; };
  const worst = {};
  for (const element of document.querySelectorAll('h1, h2, h3, p, a, small, th, td, dt, dd, li, button, label, .badge, .number, figcaption, summary')) {
    if (!element.textContent.trim() || !element.checkVisibility() || element.closest('svg')) continue;
    const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) worst[element.tagName + '.' + element.className] = ratio.toFixed(2);
  }
  return worst; })()"""


@check
def colours(browser, page):
    """Light, dark and printed: text can be read (WCAG 2.2, 1.4.3: 4.5 to 1)."""
    grounds = []
    for scheme, media in (("light", ""), ("dark", ""), ("dark", "print")):
        browser.screen(1280, 900, scheme, media)
        browser.open(page)
        equal(browser.value(CONTRAST), {}, f"Too little contrast, {scheme} {media}")
        grounds.append(browser.value("getComputedStyle(document.body).backgroundColor"))
    expect(grounds[0] != grounds[1], "Dark is not light")
    equal(grounds[2], "rgb(255, 255, 255)", "Paper is white")


@check
def narrow(browser, page):
    for width in (390, 320):
        browser.screen(width, 844)
        browser.open(page, "#list=directory&state=create")
        equal(browser.value("document.documentElement.scrollWidth"), width, "The width of the page")
        equal(count(browser), [3, 69], "Rows")


@check
def prints(browser, page):
    browser.open(page, "#list=console&state=rename")
    browser.screen(1280, 900, "light", "print")
    expect(browser.value("!document.getElementById('filters').checkVisibility() && !document.getElementById('tables').checkVisibility()"), "Filters are not printed")
    equal(browser.value("document.querySelectorAll('#printed tbody tr').length"), 10, "Printed rows")
    expect("links.csv has all" in browser.value("document.getElementById('printed').innerText"), "It says what is left out")
    expect(browser.value("document.querySelector('.told').getBoundingClientRect().height > 0"), "Closed findings are printed open")
    pdf = browser.pdf()
    expect(pdf.startswith(b"%PDF"), "PDF")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    expect(2 <= pages <= 30, f"{pages} pages")
    print(f"printed: {pages} pages, {len(pdf)} bytes")


@check
def names(browser, page):
    """What a screen reader gets to know."""
    browser.open(page)
    tree = browser.names()
    nameless = [role for role, name in tree if not name.strip() and role in
                ("button", "link", "searchbox", "combobox", "radio", "table", "grid", "heading", "region", "navigation", "article", "search")]
    equal(nameless, [], "Without a name")
    known = set(tree)
    for wanted in (("heading", "Not ready"), ("searchbox", "Find"), ("combobox", "State"), ("radio", "8x8 users (64)"),
                   ("table", "People"), ("link", "rename, 10: same person, under another username"), ("region", "Findings")):
        expect(wanted in known, f"{wanted} is missing")
    equal(browser.value("document.getElementById('rows').getAttribute('aria-rowcount')"), "65", "aria-rowcount")
    equal(browser.value("document.querySelector('#rows .rows tr').getAttribute('aria-rowindex')"), "2", "aria-rowindex")
    equal(browser.value("document.documentElement.lang"), "en", "The language")


@check
def without_script(browser, page):
    """Some mail programs run no scripts: what matters is there all the same."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.navigate(page)
    text = browser.value("document.body.innerText")
    for wanted in ("Not ready", "need JavaScript", "Somebody who has an 8x8 user will get a second one", "London Docklands"):
        expect(wanted in text, f"{wanted} is missing")
    expect(not browser.value("document.getElementById('filters').checkVisibility()"), "Filters that do nothing are not shown")


# Checks on other pages

@check
def hostile(browser, page):
    """Values that try to break out of their place do nothing, and are shown as they are."""
    browser.open(page)
    for fragment in ("#list=directory", "#list=console"):
        browser.open(page, fragment)
        places = min(40, count(browser)[0])
        for place in range(places):
            browser.value(f"document.querySelector('#rows .rows tr[data-place=\"{place}\"] button').click()")
        equal(browser.complaints(), [], "Complaints")
        equal(browser.requests(), [], "Requests")
    equal(browser.value("window.broken"), None, "What a value would have set")
    equal(browser.value("document.scripts.length"), 5, "Script elements")
    equal(browser.value("document.querySelectorAll('img, iframe, object, embed, form[action], link, base, style ~ style').length"), 0, "Foreign elements")
    handlers = browser.value("[...document.querySelectorAll(':not(.space td)')].flatMap(e => [...e.attributes]).filter(a => /^on|^style$/.test(a.name)).map(a => a.name)")
    equal(handlers, [], "Attributes that run or colour")
    links = browser.value("[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => !href.startsWith('#'))")
    equal(links, [], "Links that leave the page")
    text = browser.value("document.body.innerText")
    expect("</script><script>window.broken" in browser.value("document.getElementById('rows').innerText + document.getElementById('detail').innerText"), "Markup is shown as text")
    for code_point in ("\u202e", "\u200b", "\u0007"):
        expect(code_point not in text, f"U+{ord(code_point):04X} is shown as it is")
    expect("\u2039U+202E\u203a" in text, "U+202E is named")
    expect(max(len(value) for value in cells(browser, 1)) <= 310, "Long values are cut")
    expect(browser.value("document.documentElement.scrollWidth") <= 1280, "Long values widen nothing")


def inflated(page, rows):
    """The same page with so many rows of each list, in a file of its own."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    for name, names in (("console", "un"), ("directory", "una")):
        found = re.search(f'(<script type="application/json" id="{name}-rows">)(.*?)(</script>)', text, re.S)
        chunks = json.loads(found[2])
        size = sum(len(chunk["s"]) for chunk in chunks)
        more = []
        for copy in range(-(-rows // size)):
            for chunk in chunks:
                chunk = dict(chunk, p=[place if place < 0 else place % 60 + copy * 60 for place in chunk["p"]])
                for key in names:
                    chunk[key] = [f"{value}{copy}" if value else value for value in chunk[key]]
                more.append(chunk)
        data = json.dumps(more, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
        text = text[:found.start(2)] + data + text[found.end(2):]
        text = re.sub(f'("{name}":{{"total":)\\d+', lambda match: match[1] + str(size * -(-rows // size)), text)
    path = os.path.join(tempfile.mkdtemp(prefix="rollcall-page-"), "report.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


@check
def many_rows(browser, page):
    """100,000 rows of each list: opens, scrolls, sorts, finds."""
    large(browser, inflated(page, 100_000), remove=True)


def large(browser, path, remove=False):
    size = os.path.getsize(path)
    seconds = browser.open(path)
    if remove:
        os.remove(path)
        os.rmdir(os.path.dirname(path))
    total = count(browser)[0]
    print(f"{size / 1e6:.1f} MB, {total} rows: usable after {seconds:.2f} s")

    def timed(what, script):
        milliseconds = browser.value(f"(() => {{ const start = performance.now(); {script}; document.body.offsetHeight; return performance.now() - start; }})()")
        print(f"  {what}: {milliseconds:.0f} ms")
        expect(milliseconds < 20_000, f"{what} takes {milliseconds:.0f} ms")

    timed("scroll to the middle", "grid.scrollTop = grid.scrollHeight / 2; grid.dispatchEvent(new Event('scroll'))")
    place = int(browser.value("document.querySelector('#rows .rows tr').dataset.place"))
    expect(abs(place - total / 2) < 100, f"The middle is row {place} of {total}")
    timed("scroll to the end", "grid.scrollTop = grid.scrollHeight; grid.dispatchEvent(new Event('scroll'))")
    last = int(browser.value("[...document.querySelectorAll('#rows .rows tr')].at(-1).dataset.place"))
    equal(last, total - 1, "The last row")
    expect(browser.value("document.querySelectorAll('#rows .rows tr').length") < 120, "Only rows that are seen exist")
    timed("sort by name", "document.querySelector('#rows thead [data-sort=name]').click()")
    timed("sort the other way", "document.querySelector('#rows thead [data-sort=name]').click()")
    timed("filter by state", "document.querySelector('select[name=state]').value = 'linked'; "
          "document.querySelector('select[name=state]').dispatchEvent(new Event('input', {bubbles: true}))")
    name = browser.value("document.querySelector('#rows .rows button').textContent")
    timed("clear", "document.querySelector('#filters button[type=reset]').click()")
    write(browser, name)
    browser.wait("the person", lambda: count(browser)[0] < 100)
    expect(name in cells(browser, 1), "Finds a person")
    timed("open a row", "document.querySelector('#rows .rows button').click()")
    timed("the other list", "document.querySelector('input[value=directory]').click()")


@check
def ready(browser, page):
    """A tenant in which nothing is wrong."""
    browser.open(page)
    equal(browser.value("document.querySelector('h1').textContent"), "Ready", "The answer")
    expect("Nothing was found" in browser.value("document.getElementById('findings').innerText"), "No findings")


@check
def portfolio(browser, page):
    """Many tenants on one page."""
    browser.screen(1280, 900)
    browser.navigate(page)
    rows = browser.value("[...document.querySelectorAll('tbody tr')].map(row => row.innerText)")
    print("\n".join(row.replace("\t", " | ").replace("\n", " / ") for row in rows))
    equal(browser.value(CONTRAST), {}, "Too little contrast")
    nameless = [role for role, name in browser.names() if not name.strip() and role in ("link", "table", "heading")]
    equal(nameless, [], "Without a name")


def main(arguments):
    if arguments == ["--list"]:
        print("\n".join(CHECKS))
        return 0
    if len(arguments) != 2 or arguments[0] not in CHECKS | {"large": large}:
        print(__doc__, file=sys.stderr)
        return 64
    name, page = arguments
    try:
        with Browser() as browser:
            browser.screen()
            (CHECKS.get(name) or large)(browser, page)
            equal(browser.complaints(), [], "Complaints of the browser")
            equal(browser.requests(), [], "Requests")
    except (Wrong, BrowserError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
