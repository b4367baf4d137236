/**
 * Every key, by place: the table of commands as a list. Single letters can be switched off here.
 */
import type { ReactNode } from 'react'
import { PLACES, type Place } from '../../commands/command.ts'
import { useLetterKeys } from '../../commands/letter-keys.ts'
import { commandsIn, COMMANDS, keysOf } from '../../commands/table.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Keys } from '../parts/keys.tsx'

export function AllKeys({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <FloatingDialog label={say('commands.keys')} shape="all-keys" onClose={onClose}>
      <h2>{say('commands.keys')}</h2>
      <LetterSwitch />
      <div className="all-keys-lists">
        {PLACES.map((place) => (
          <KeysOfPlace key={place} place={place} />
        ))}
      </div>
    </FloatingDialog>
  )
}

function KeysOfPlace({ place }: { readonly place: Place }): ReactNode {
  const ids = commandsIn(place).filter((id) => keysOf(id).length > 0)
  return (
    <section>
      <h3>{say(`commands.place.${place}`)}</h3>
      <dl>
        {ids.map((id) => (
          <div key={id}>
            <dt>
              {keysOf(id).map((chord) => (
                <Keys key={chord} of={chord} spoken />
              ))}
            </dt>
            <dd>{COMMANDS[id].words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function LetterSwitch(): ReactNode {
  const { on, toggle } = useLetterKeys()
  return (
    <label className="all-keys-letters">
      <input type="checkbox" checked={on} onChange={toggle} />
      <span>{say('commands.lettersOn')}</span>
      <small className="second">{say('commands.lettersHelp')}</small>
    </label>
  )
}
