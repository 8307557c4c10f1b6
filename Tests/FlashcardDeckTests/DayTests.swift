import FlashcardDeck
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-24", 20_781),
    ("9999-12-31", 2_932_896), ("0000-01-01", -719_528),
  ])
  func readsAndWritesADate(text: String, number: Int) {
    #expect(Day(text)?.number == number)
    #expect(Day(number).description == text)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "", "２０26-01-01",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func everyDayOfFourHundredYearsFollowsTheOneBefore() {
    for number in 0..<146_097 {
      let date = Day(number).date
      #expect(Day(year: date.year, month: date.month, day: date.day) == Day(number))
    }
  }
}

@Suite struct InstantTests {
  @Test(arguments: [
    ("2026-01-05T08:30:00.250Z", "2026-01-05T08:30:00.250Z"),
    ("2026-01-05T08:30:00+08:00", "2026-01-05T00:30:00.000Z"),
    ("2026-01-05T00:10-0130", "2026-01-05T01:40:00.000Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("2026-01-05 08:30:00.1239Z", "2026-01-05T08:30:00.123Z"),
  ])
  func readsAnOffsetAndWritesUTC(text: String, written: String) {
    #expect(Instant(text)?.description == written)
  }

  @Test(arguments: [
    "", "2026-01-05", "2026-01-05T08:30:00", "2026-01-05T24:00Z", "2026-01-05T08:30Zx",
  ])
  func refusesWhatIsNoMoment(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-05T03:59:59+08:00", "2026-01-04"), ("2026-01-05T04:00:00+08:00", "2026-01-05"),
  ])
  func aStudyDayStartsAtTheRolloverHour(text: String, day: String) {
    #expect(Instant(text)?.studyDay(utcOffset: 8 * 3600, rolloverHour: 4).description == day)
  }
}
