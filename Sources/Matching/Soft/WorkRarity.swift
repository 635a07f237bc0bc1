/// How many people of the directory have each Site, department and title.
struct WorkCounts: Sendable {
  private var sites = HashCounts()
  private var departments = HashCounts()
  private var titles = HashCounts()

  mutating func count(_ profile: Profile) {
    sites.add(profile.site)
    departments.add(profile.department)
    titles.add(profile.title)
  }

  enum Field: Int, CaseIterable {
    case site
    case department
    case title
  }

  mutating func add(_ field: Field, _ value: ValueCounter.Slot) {
    switch field {
    case .site: sites.add(value.meaning.first, value.count)
    case .department: departments.add(value.meaning.first, value.count)
    case .title: titles.add(value.meaning.first, value.count)
    }
  }

  mutating func merge(_ other: WorkCounts) {
    sites.merge(other.sites)
    departments.merge(other.departments)
    titles.merge(other.titles)
  }

  var rarity: WorkRarity { WorkRarity(sites: sites, departments: departments, titles: titles) }
}

/// How rare each Site, department and title is in the directory, as points.
struct WorkRarity: Sendable {
  private let sites: HashCounts
  private let departments: HashCounts
  private let titles: HashCounts

  fileprivate init(sites: HashCounts, departments: HashCounts, titles: HashCounts) {
    self.sites = WorkRarity.points(sites)
    self.departments = WorkRarity.points(departments)
    self.titles = WorkRarity.points(titles)
  }

  /// The points of each value in place of its holders.
  private static func points(_ holders: HashCounts) -> HashCounts {
    let total = holders.total
    return holders.mapCounts { UInt32(clamping: SoftPoints.rarity(Int($0), of: total)) }
  }

  /// Writes the worth of its values into a profile.
  func fill(_ profile: inout Profile) {
    profile.siteRarity = UInt8(clamping: sites[profile.site])
    profile.departmentRarity = UInt8(clamping: departments[profile.department])
    profile.titleRarity = UInt8(clamping: titles[profile.title])
  }
}

extension ProfileTable {
  /// Writes into each profile how rare its Site, department and title are.
  mutating func fillRarity(_ rarity: WorkRarity) {
    for index in profiles.indices { rarity.fill(&profiles[index]) }
  }
}
