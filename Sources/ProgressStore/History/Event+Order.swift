import FlashcardDeck

extension [Event] {
  /// The events in the order of replay, each once, so that a copy of a history file adds nothing.
  func inOrderOnce() -> [Event] {
    var result: [Event] = []
    result.reserveCapacity(count)
    for event in inOrder() {
      var index = result.endIndex
      // There are rarely several events of one stamp, so linear search suffices.
      while index > 0, result[index - 1].stamp == event.stamp, result[index - 1] != event {
        index -= 1
      }
      if index == 0 || result[index - 1] != event { result.append(event) }
    }
    return result
  }
}
