/**
 * The one place where a message from the page enters main: top frame only, our origin only, payload checked. Every
 * handler goes through here and the raw API is used nowhere else.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { originOf, parseAddress } from './address.ts'
import { PAGE_ORIGIN } from './bundle-path.ts'
import { PAYLOAD_GUARDS, wireName, type ChannelName, type Channels } from './channels.ts'

export type Handlers = {
  readonly [Name in ChannelName]: (
    ...values: Channels[Name]['arguments']
  ) => Promise<Channels[Name]['result']> | Channels[Name]['result']
}

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>

/** Why a message is refused, or null where its sender is the top frame of our own page. */
export function refusalOfSender(event: Sender): string | null {
  const frame = event.senderFrame
  // The frame is null once it has navigated away or closed: nobody is left to answer.
  if (frame === null) return 'the frame is gone'
  if (frame.parent !== null) return 'it came from a frame inside the page'
  const url = parseAddress(frame.url)
  if (url === null || originOf(url) !== PAGE_ORIGIN) return 'it came from another origin'
  return null
}

/** Answers every channel of the table. A refused message rejects at its sender and reaches no handler. */
export function answerChannels(
  ipc: Pick<IpcMain, 'handle'>,
  handlers: Handlers,
  report: (line: string) => void,
): void {
  for (const name of Object.keys(PAYLOAD_GUARDS) as ChannelName[]) answerChannel(name)

  function answerChannel<Name extends ChannelName>(name: Name): void {
    ipc.handle(wireName(name), async (event: Sender, ...values: unknown[]) => {
      const refusal = refusalOfSender(event)
      if (refusal !== null) throw refused(name, refusal)
      if (!PAYLOAD_GUARDS[name](values)) throw refused(name, 'its payload is not what the channel takes')
      return handlers[name](...(values as Channels[Name]['arguments']))
    })
  }

  function refused(name: ChannelName, reason: string): Error {
    report(`The message "${name}" was refused: ${reason}.`)
    return new Error(`The message "${name}" was refused: ${reason}.`)
  }
}
