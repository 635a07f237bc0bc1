package import Roster

/// Seats of one licence: what is there, what is wanted, what is given.
package struct LicenseSeats: Sendable {
  /// Numbers that add up: wanted = given + held + left out.
  package struct Demand: Sendable, Equatable {
    package var wanted = 0
    package var given = 0
    package var held = 0
    package var leftOut = 0

    mutating func add(_ fate: LicensePlan.Fate) {
      wanted += 1
      switch fate {
      case .create, .assign: given += 1
      case .held: held += 1
      case .leftOut: leftOut += 1
      }
    }
  }

  /// Exactly as in the tenant.
  package let name: String
  /// That of the stock; empty when it is not known.
  package let country: String
  /// What the list of licences says; nil when there is no list, or it does not have the licence.
  package let stock: LicenseStock?
  /// How many are in use: what the list says, else the console users who have the licence.
  package internal(set) var used = 0
  package internal(set) var demand = Demand()
  /// By Site, in the order of the Sites; the last is for people without a usable one.
  package internal(set) var sites: [(site: Int?, demand: Demand, used: Int)] = []

  init(name: String, country: String, stock: LicenseStock?) {
    self.name = name
    self.country = country
    self.stock = stock
  }

  /// How many can be given: owned, neither used nor suspended. Nil when nobody says what is owned.
  package var free: Int? { stock.map { max(0, $0.owned - used - $0.suspended) } }

  /// How many are missing if everybody who wants one is to get one.
  package var short: Int? { free.map { max(0, demand.wanted - $0) } }
}

/// Which licence a rule means at a Site.
struct LicenseChoices {
  /// A licence, and why it cannot be given there.
  struct Choice {
    let license: Int
    let hold: Hold?
    /// What stands before and after the country, where that is not known.
    var around: (String, String)?

    /// Whether somebody who has `license` has what the rule gives; where the country is not known, the
    /// licence of any country will do.
    func isMet(by license: String, named name: String) -> Bool {
      guard let around else { return license == name }
      return license.hasPrefix(around.0) && license.hasSuffix(around.1)
    }
  }

  /// Stands for the country in the name of a licence, where the country is not known.
  static let noCountry = "?"

  private(set) var licenses: [LicenseSeats] = []
  private var byRule: [[Choice?]] = []
  private let countries: [String]

  /// - Parameter countries: those of the Sites, in a stable order.
  init(rules: LicenseRules, stocks: [LicenseStock]?, countries: [String]) {
    self.countries = countries
    byRule = rules.rules.map { rule in
      (["" as String] + countries).map { country in
        rule.license.map { choice($0, country, stocks) }
      }
    }
  }

  /// The licence of a rule in a country; nil when the rule gives none.
  func choice(rule: Int, country: String) -> Choice? {
    let place = country.isEmpty ? nil : countries.firstIndex(of: country)
    return byRule[rule][(place ?? -1) + 1]
  }

  private mutating func choice(
    _ text: String, _ country: String, _ stocks: [LicenseStock]?
  ) -> Choice {
    if country.isEmpty, let place = text.firstRange(of: "{country}") {
      let name = text.replacing("{country}", with: LicenseChoices.noCountry)
      return Choice(
        license: add(name, "", nil), hold: Hold(.siteCountryUnknown),
        around: (String(text[..<place.lowerBound]), String(text[place.upperBound...])))
    }
    let name = text.replacing("{country}", with: country)
    guard let stocks else { return Choice(license: add(name, "", nil), hold: nil) }
    let named = stocks.filter { $0.name == name }
    guard let first = named.first else {
      return Choice(license: add(name, "", nil), hold: Hold(.licenseUnknown, name))
    }
    if country.isEmpty {
      guard named.count > 1 else {
        return Choice(license: add(name, first.country, first), hold: nil)
      }
      return Choice(license: add(name, "", nil), hold: Hold(.siteCountryUnknown))
    }
    let key = Folding.key(country)
    if let stock = named.first(where: { $0.country.isEmpty || Folding.key($0.country) == key }) {
      return Choice(license: add(name, stock.country, stock), hold: nil)
    }
    let theirs = named.map { $0.country }.joined(separator: ", ")
    return Choice(
      license: add(name, "", nil),
      hold: Hold(.licenseCountry, "\(name) (\(theirs), not \(country))"))
  }

  private mutating func add(_ name: String, _ country: String, _ stock: LicenseStock?) -> Int {
    let known = licenses.firstIndex {
      $0.name == name && $0.country == country && $0.stock == stock
    }
    if let known { return known }
    licenses.append(LicenseSeats(name: name, country: country, stock: stock))
    return licenses.count - 1
  }
}
