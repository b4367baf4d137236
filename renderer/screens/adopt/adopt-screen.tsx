/** Takes an old note into a session's: paste or drop it, see what it becomes beside what it was, take it with one key. */
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useGo } from '../frame/use-go.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { OldAndNew } from './old-and-new.tsx'
import { useAdopting, type Adopting } from './use-adopting.ts'

const HINTS = ['adopt.take', 'adopt.doubt', 'adopt.again', 'frame.keys'] as const

export function AdoptScreen({ id }: { readonly id: string }): ReactNode {
  const { sessions } = useSummit()
  const adopting = useAdopting(id)
  const go = useGo()
  const main = useRef<HTMLElement>(null)
  const { proposal, busy, problem } = adopting
  const title = sessions.find(({ session }) => session.id === id)?.session.title ?? id
  const take = async (): Promise<void> => {
    const lines = await adopting.take()
    if (lines === null) return
    useToast.getState().show({ sentence: say('adopt.taken', { lines }) })
    go(`/sessions/${id}`)
  }
  const ready = proposal !== null && !busy
  useHints(HINTS, proposal !== null)
  useCommands({
    'adopt.take': ready ? () => void take() : undefined,
    'adopt.doubt': ready ? () => nextDoubt(main.current) : undefined,
    'adopt.again': ready ? adopting.again : undefined,
  })
  return (
    <main className="adopt" id="main" tabIndex={-1} ref={main}>
      <header>
        <a className="link" href={`/sessions/${id}`}>
          {say('adopt.back')}
        </a>
        <h1>{say('adopt.screen')}</h1>
        <p className="record">{say('adopt.into', { title })}</p>
      </header>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {busy ? <Bars label={say('adopt.reading')} /> : null}
      {proposal === null ? (
        <OldText adopting={adopting} />
      ) : (
        <OldAndNew proposal={proposal} onTake={() => void take()} onAgain={adopting.again} />
      )}
    </main>
  )
}

/** Goes round the lines that a person should look at. */
function nextDoubt(main: HTMLElement | null): void {
  const doubts = [...(main?.querySelectorAll<HTMLElement>('[data-doubt]') ?? [])]
  const here = doubts.indexOf(document.activeElement as HTMLElement)
  doubts[(here + 1) % doubts.length]?.focus()
}

function OldText({ adopting }: { readonly adopting: Adopting }): ReactNode {
  const { text, write, show, say: tell } = adopting
  const [over, setOver] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return
    const words = await chosen.text()
    if (words.includes('\u0000')) tell(say('adopt.unreadable', { name: chosen.name }))
    else await show(words)
  }
  const drop = (event: DragEvent): void => {
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped === undefined) return
    event.preventDefault()
    void open(dropped)
  }
  return (
    <div
      className={over ? 'adopt-old adopt-over' : 'adopt-old'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="second">{say('adopt.teach')}</p>
      <textarea
        className="field"
        ref={field}
        autoFocus
        aria-label={say('adopt.field')}
        rows={16}
        spellCheck={false}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void show(text)
        }}
      />
      <input
        ref={file}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={say('adopt.choose')}
        accept=".txt,.md,.log,.html,.htm,text/*"
        onChange={(event) => void open(event.target.files?.[0])}
      />
      <span className="adopt-buttons">
        <PushButton look="primary" keys="Ctrl ↵" off={text.trim() === ''} onPress={() => void show(text)}>
          {say('adopt.show')}
        </PushButton>
        <PushButton onPress={() => file.current?.click()}>{say('adopt.choose')}</PushButton>
      </span>
    </div>
  )
}
