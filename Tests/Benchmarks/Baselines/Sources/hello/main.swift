import CHello

// Every key but q moves the line, so that each has a frame to show.
if chello_start() == 1 {
  var row: Int32 = 0
  chello_show(row, "hello, 世界")
  while true {
    let key = chello_key()
    if key < 0 || key == 0x71 { break }
    row = (row + 1) % 20
    chello_show(row, "hello, 世界")
  }
  chello_stop()
}
