/**
 * Preloaded into every child (`node --import`): when the launcher is gone, also by kill -9, the child ends too and
 * does not sit on its port for ever.
 */
const foraelder = process.ppid

setInterval(() => {
  if (process.ppid !== foraelder) process.kill(process.pid, 'SIGTERM')
}, 500).unref()
