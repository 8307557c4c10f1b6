import CHello

// A list with a cursor, or with "scroll" a text that moves under the keys: one row a key.
let scrolls = CommandLine.arguments.dropFirst().first == "scroll"
if chello_start() == 1 {
  var place: Int32 = 0
  while true {
    if scrolls { chello_list(place, -1) } else { chello_list(0, place) }
    let key = chello_key()
    if key < 0 || key == 0x71 { break }
    place = max(0, min(place + (key == chello_up ? -1 : 1), 17))
  }
  chello_stop()
}
