/**
 * Starts the page: faces, styles, who is signed in, then the router.
 */
import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/floats.css'
import './styles/frame.css'
import './styles/timetable.css'
import './styles/today.css'
import './styles/note.css'
import './styles/note-widths.css'
import './styles/editor.css'
import './styles/closing.css'
import './styles/away.css'
import './styles/desk.css'
import './styles/wall.css'
import './styles/history.css'
import './styles/history-note.css'
import './styles/history-widths.css'
import './styles/registers.css'
import './styles/story.css'
import './styles/blueprints.css'
import './styles/adopt.css'
import './styles/search.css'
import './styles/export.css'
import './styles/publish.css'
import './styles/webhooks.css'
import './styles/room.css'
import './styles/threads.css'
import './styles/who-wrote.css'
import { RouterProvider, type RouterHistory } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useSignIn } from './api/sign-in-store.ts'
import { applyTheme } from './screens/frame/theme.ts'
import { createPageRouter } from './screens/routes.tsx'
import { startWithoutNetwork } from './keep/start-without-network.ts'
import { announceLanguage } from './words/language.ts'

const place = document.querySelector('#page')
if (place === null) throw new Error('index.html has no element #page to draw into.')

applyTheme()
announceLanguage()
const router = createPageRouter()
window.rapporteur?.onOpenPath((path) => (router.history as RouterHistory).push(path))
startWithoutNetwork()
await useSignIn.getState().start()
createRoot(place).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)
