// Greets whoever the event names.

/** Return a greeting. `event` is the parsed JSON, and what is returned becomes JSON again. */
export const handler = async (event) => {
  const name = event.name || "world";
  console.info("greeting", name);
  return { message: `Hello, ${name}` };
};
