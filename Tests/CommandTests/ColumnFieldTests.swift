import Roster
import Settings
import Testing

/// The configuration names what the lists keep; the two rooms do not know each other.
@Suite struct ColumnFieldTests {
  @Test func everyConsoleFieldCanBeGivenAColumn() {
    #expect(Set(SettingOption.consoleFields) == Set(ConsoleField.allCases.map(\.key)))
  }

  @Test func everyDirectoryAttributeCanBeGivenAColumn() {
    let fields = DirectoryField.allCases.filter { $0 != .alternateLoginID }.map(\.attributeName)
    let signals = DirectorySignal.allCases.map(\.attributeName)
    #expect(Set(SettingOption.directoryAttributes) == Set(fields + signals))
  }
}
