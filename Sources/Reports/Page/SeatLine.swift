package import Plans
import Roster

/// The seats of one licence, as the page shows them.
package struct SeatLine: Sendable, Equatable {
  /// Exactly as in the tenant.
  package var license: String
  package var wanted: Int
  package var given: Int
  package var used: Int
  /// Nil when no list says what is there.
  package var owned: Int?
  package var free: Int?
  package var short: Int?

  package init(
    license: String, wanted: Int, given: Int, used: Int, owned: Int?, free: Int?, short: Int?
  ) {
    self.license = license
    self.wanted = wanted
    self.given = given
    self.used = used
    self.owned = owned
    self.free = free
    self.short = short
  }

  /// A line a licence of the plan, in its order.
  package static func lines(of plan: LicensePlan) -> [SeatLine] {
    plan.licenses.map { seats in
      SeatLine(
        license: seats.name, wanted: seats.demand.wanted, given: seats.demand.given,
        used: seats.used, owned: seats.stock?.owned, free: seats.free, short: seats.short)
    }
  }
}
