import Checks
import Forecast
import Matching

/// Sites against what people's Office makes of them, and the Office values that are to be changed.
struct PageSites: Sendable {
  /// How many Sites, and how many Office values, the page has.
  static let limit = 150

  private struct Line {
    var exact = 0
    var close = 0
    var alias = 0
    var conflict = 0
    var trouble: Int { close + alias + conflict }
    var total: Int { exact + close + alias }
  }

  private let facts: Facts
  private let tally: Tally

  init(facts: Facts, tally: Tally) {
    self.facts = facts
    self.tally = tally
  }

  func values() -> [String: Any] {
    let lines = lines()
    let names = facts.sites.sites.names
    let sorted = names.indices.filter { lines[$0].total > 0 }.sorted {
      (lines[$1].trouble, lines[$1].total, $0) < (lines[$0].trouble, lines[$0].total, $1)
    }
    let offices = troubledOffices()
    let unused = names.indices.filter { lines[$0].total == 0 }.count
    return [
      "summary": Sentences.sites(
        tally, facts.sites.sites, facts.firstCycle.rules),
      "sites": sorted.prefix(PageSites.limit).map { values(of: lines[$0], name: names[$0]) },
      "hasSites": !sorted.isEmpty,
      "unused": unused > 0
        ? "\(Sentences.count(unused, "Site has", "Sites have")) nobody's Office." : "",
      "unknown": number(ofPeople: unclear),
      "missing": number(ofPeople: facts.sites.withoutOffice.count),
      "offices": offices.prefix(PageSites.limit).map(values(of:)),
      "hasOffices": !offices.isEmpty,
      "more": offices.count > PageSites.limit
        ? PageSentences.moreSites(offices.count - PageSites.limit) : "",
    ]
  }

  /// People whose Office means no Site that anybody could name.
  private var unclear: Int {
    facts.sites.offices.reduce(0) {
      $0 + (Advice.office($1, in: facts).site.isEmpty ? $1.users.count : 0)
    }
  }

  private func number(ofPeople people: Int) -> String {
    people == 0 ? "" : Sentences.number(people)
  }

  /// How many people each Site has, by how their Office names it.
  private func lines() -> [Line] {
    let names = facts.sites.sites.names
    var lines = Array(repeating: Line(), count: names.count)
    let places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for office in facts.sites.offices {
      let site = Advice.office(office, in: facts).site
      guard let place = places[site] else { continue }
      switch office.answer.state {
      case .match:
        let conflicts = office.users.count { facts.siteState(ofDirectory: Int($0)) == .conflict }
        lines[place].conflict += conflicts
        lines[place].exact += office.users.count
      case .alias: lines[place].alias += office.users.count
      case .folded, .alike, .near, .unknown: lines[place].close += office.users.count
      case .missing, .conflict: break
      }
    }
    return lines
  }

  private func values(of line: Line, name: String) -> [String: Any] {
    func cell(_ count: Int, _ tone: PageTone) -> [String: Any] {
      ["count": count == 0 ? "" : Sentences.number(count), "tone": count == 0 ? "" : tone.rawValue]
    }
    return [
      "name": HTMLText.shown(name, limit: 100),
      "cells": [
        cell(line.exact, .good), cell(line.close, .careful), cell(line.alias, .careful),
        cell(line.conflict, .bad),
      ],
    ]
  }

  /// Office values that something is to be done about, those of most people first.
  private func troubledOffices() -> [SiteMatches.Office] {
    facts.sites.offices.filter { !Advice.office($0, in: facts).proposal.isEmpty }
      .enumerated()
      .sorted { ($1.element.users.count, $0.offset) < ($0.element.users.count, $1.offset) }
      .map(\.element)
  }

  private func values(of office: SiteMatches.Office) -> [String: Any] {
    let advice = Advice.office(office, in: facts)
    return [
      "office": Words.quoted(office.value), "people": Sentences.people(office.users.count),
      "href": PageLink.fragment([("list", "directory"), ("office", office.value)]),
      "state": office.answer.state.word, "tone": office.answer.state.tone.rawValue,
      "site": HTMLText.shown(advice.site, limit: 100), "hasSite": !advice.site.isEmpty,
      "proposal": advice.proposal, "reason": advice.reason,
    ]
  }
}
