/// How many people of the directory have each Site, department and title.
struct WorkCounts: Sendable {
  private var sites: [UInt64: Int] = [:]
  private var departments: [UInt64: Int] = [:]
  private var titles: [UInt64: Int] = [:]

  mutating func count(_ profile: Profile) {
    if profile.site != 0 { sites[profile.site, default: 0] += 1 }
    if profile.department != 0 { departments[profile.department, default: 0] += 1 }
    if profile.title != 0 { titles[profile.title, default: 0] += 1 }
  }

  enum Field: Int, CaseIterable {
    case site
    case department
    case title
  }

  mutating func add(_ field: Field, _ value: ValueCounter.Slot) {
    guard value.meaning.first != 0 else { return }
    switch field {
    case .site: sites[value.meaning.first, default: 0] += Int(value.count)
    case .department: departments[value.meaning.first, default: 0] += Int(value.count)
    case .title: titles[value.meaning.first, default: 0] += Int(value.count)
    }
  }

  mutating func merge(_ other: WorkCounts) {
    sites.merge(other.sites, uniquingKeysWith: +)
    departments.merge(other.departments, uniquingKeysWith: +)
    titles.merge(other.titles, uniquingKeysWith: +)
  }

  var rarity: WorkRarity { WorkRarity(sites: sites, departments: departments, titles: titles) }
}

/// How rare each Site, department and title is in the directory, as points.
struct WorkRarity: Sendable {
  private let sites: [UInt64: UInt8]
  private let departments: [UInt64: UInt8]
  private let titles: [UInt64: UInt8]

  fileprivate init(sites: [UInt64: Int], departments: [UInt64: Int], titles: [UInt64: Int]) {
    self.sites = WorkRarity.points(sites)
    self.departments = WorkRarity.points(departments)
    self.titles = WorkRarity.points(titles)
  }

  private static func points(_ holders: [UInt64: Int]) -> [UInt64: UInt8] {
    let total = holders.values.reduce(0, +)
    return holders.mapValues { UInt8(clamping: SoftPoints.rarity($0, of: total)) }
  }

  /// Writes the worth of its values into a profile.
  func fill(_ profile: inout Profile) {
    profile.siteRarity = sites[profile.site] ?? 0
    profile.departmentRarity = departments[profile.department] ?? 0
    profile.titleRarity = titles[profile.title] ?? 0
  }
}

extension ProfileTable {
  /// Writes into each profile how rare its Site, department and title are.
  mutating func fillRarity(_ rarity: WorkRarity) {
    for index in profiles.indices { rarity.fill(&profiles[index]) }
  }
}
