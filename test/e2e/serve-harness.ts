/** Builds the editor harness and serves it on a free port; the caller closes it. */
import { build, preview } from 'vite'
import config from './harness/vite.config.ts'

export interface ServedHarness {
  readonly address: string
  readonly close: () => Promise<void>
}

export async function serveHarness(): Promise<ServedHarness> {
  await build(config)
  const server = await preview(config)
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('The harness server has no address.')
  return { address, close: () => server.close() }
}
