import Foundation
import Roster

/// The member files of a plan: which there are, what they are called, and who is in them.
///
/// A wave's file has everybody of the wave who is ready, the pilot's people too: whoever leaves a
/// group and is in no other one is deactivated in 8x8, so nobody may depend on the pilot's group for
/// ever.
package struct WaveFiles: Sendable {
  package struct File: Sendable {
    package let name: String
    package let members: ArraySlice<UInt32>
  }

  /// For each wave of the plan; none for waves where nobody is ready.
  package let ofWaves: [[File]]
  package let pilot: [File]

  package var all: [File] { pilot + ofWaves.joined() }

  package static let prefix = "group-"
  package static let suffix = ".csv"

  /// - Parameters:
  ///   - limit: how many members one file may have, at least 2.
  package init(_ plan: WavePlan, limit: Int) {
    var taken: Set<String> = ["pilot"]
    var stems: [Int: String] = [:]
    // In the order of names, so that readiness does not change who gets which number.
    let order = plan.waves.indices.sorted {
      (plan.waves[$0].name ?? "").precedes(plan.waves[$1].name ?? "")
    }
    for wave in order {
      let stem = WaveFiles.stem(plan.waves[wave].name ?? "")
      var candidate = stem
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(stem)_\(number)"
        number += 1
      }
      stems[wave] = candidate
    }
    pilot = WaveFiles.files("pilot", plan.pilot.rows, limit)
    ofWaves = plan.waves.indices.map { wave in
      WaveFiles.files(stems[wave] ?? "", plan.waves[wave].ready, limit)
    }
  }

  /// A part of a file name for any text: lower-case letters without accents, digits, hyphens; at most
  /// 60 bytes. Never empty; never a path, a control character or anything that a shell would read.
  package static func stem(_ name: String) -> String {
    let plain = Folding.key(name).replacing("ß", with: "ss")
      .decomposedStringWithCompatibilityMapping
    var stem = ""
    var isGap = false
    for scalar in plain.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      guard isLetterOrDigit(scalar) else {
        isGap = true
        continue
      }
      let text = (isGap && !stem.isEmpty ? "-" : "") + String(scalar)
      if stem.utf8.count + text.utf8.count > 60 { break }
      stem += text
      isGap = false
    }
    return stem.isEmpty ? "unnamed" : stem.precomposedStringWithCanonicalMapping
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .spacingMark: true
    default: false
    }
  }

  /// Parts of nearly the same size: Entra takes no file with fewer than two members.
  private static func files(_ stem: String, _ rows: [UInt32], _ limit: Int) -> [File] {
    guard !rows.isEmpty else { return [] }
    let parts = (rows.count + limit - 1) / max(2, limit)
    guard parts > 1 else {
      return [File(name: "\(prefix)\(stem)\(suffix)", members: rows[...])]
    }
    return (0..<parts).map { part in
      let range = (part * rows.count / parts)..<((part + 1) * rows.count / parts)
      return File(
        name: "\(prefix)\(stem).\(part + 1)-of-\(parts)\(suffix)", members: rows[range])
    }
  }
}
