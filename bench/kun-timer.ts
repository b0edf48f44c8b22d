import { opstil } from '#bench/opstilling'
import { maalTimeimport, timemaskine } from '#bench/timeimport'

const o = await opstil()
try {
  console.log(timemaskine())
  const t = Date.now()
  console.log(JSON.stringify(await maalTimeimport(o), null, 1))
  console.log(timemaskine(), Date.now() - t)
} catch (e) {
  console.error(e)
} finally {
  await o.stop()
}
process.exit()
