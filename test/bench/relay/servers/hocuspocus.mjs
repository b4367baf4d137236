/** Hocuspocus as documented, with its SQLite extension (DATABASE names the file). Run where the peers are installed. */
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  quiet: true,
  extensions: [new SQLite({ database: process.env.DATABASE })],
})
await server.listen()
console.log(`Listening on http://127.0.0.1:${server.address.port}`)
