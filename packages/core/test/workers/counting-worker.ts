import { answerQuestions } from '@backarch/core/worker'

let asked = 0
answerQuestions(() => {
  asked += 1
  return String(asked)
})
