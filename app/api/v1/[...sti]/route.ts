import { svarApi } from '#lib/api/server'

export { svarApi as DELETE, svarApi as GET, svarApi as POST, svarApi as PUT }
