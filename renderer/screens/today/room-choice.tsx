/**
 * "Which room are you in?": the rooms as a typed list.
 */
import { useState, type ReactNode } from 'react'
import type { Room } from '#note/summit.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Keys } from '../parts/keys.tsx'
import { fits, usePick } from '../parts/use-pick.ts'

interface RoomChoiceProps {
  readonly rooms: readonly Room[]
  readonly onChoose: (room: string) => void
  readonly onClose: () => void
}

export function RoomChoice({ rooms, onChoose, onClose }: RoomChoiceProps): ReactNode {
  const [query, setQuery] = useState('')
  const options = rooms.filter((room) => fits(room.name, query))
  const pick = usePick({ options, onTake: (room) => onChoose(room.id) })
  const change = (text: string): void => {
    setQuery(text)
    pick.restart()
  }
  return (
    <FloatingDialog label={say('today.whichRoom')} shape="small-dialog" onClose={onClose}>
      <h2>{say('today.whichRoom')}</h2>
      <label className="field">
        <span className="unseen">{say('today.roomLabel')}</span>
        <input
          {...pick.field}
          autoFocus
          placeholder={say('today.roomLabel')}
          value={query}
          onChange={(event) => change(event.target.value)}
        />
      </label>
      <ul {...pick.list} className="pick-list pick-list-tall" aria-label={say('today.rooms')}>
        {options.map((room, index) => {
          const row = pick.row(index)
          return (
            <li {...row} key={room.id}>
              <span>
                <b>{room.name}</b>
                {room.seats === undefined ? null : <small>{say('today.seats', { count: room.seats })}</small>}
              </span>
              {row['aria-selected'] === true ? <Keys of="↵" /> : null}
            </li>
          )
        })}
      </ul>
      {options.length === 0 ? <p className="third">{say('today.noSuchRoom', { query })}</p> : null}
    </FloatingDialog>
  )
}
