export const handler = async (event, context) => {
  console.log("got", event);
  return { event, name: context.functionName };
};
