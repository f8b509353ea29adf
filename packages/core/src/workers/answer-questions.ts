/**
 * The program of a worker: gives an answer to each question that its process is sent. An error that is thrown ends the
 * worker. It ends by itself when the process that started it is gone.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what comes in has whatever type the program asks of it
export function answerQuestions<Request>(answer: (request: Request) => unknown): void {
  process.on('message', (request: Request) => {
    void Promise.resolve(answer(request)).then((reply) => process.send?.(reply))
  })
  process.once('disconnect', () => process.exit())
}
