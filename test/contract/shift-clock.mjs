// Loaded into the server by a test: SIGUSR2 sets the clock back two hours, as a bad time server would.
const real = Date.now.bind(Date)
let shift = 0
Date.now = () => real() + shift
process.on('SIGUSR2', () => {
  shift -= 2 * 3_600_000
})
