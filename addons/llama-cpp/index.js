// The only things the gate uses of this library (see src/models/adapters/llama-library.ts).
export { getLlama, LlamaChat } from 'node-llama-cpp'
