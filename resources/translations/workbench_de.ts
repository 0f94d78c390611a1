<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
<name>workbench</name>
<message>
<source>A SAM or CDK application, or a folder with a handler</source>
<translation type="unfinished" />
</message>
<message>
<source>A deployed function that is renamed is made anew by the next deployment, and the old one is deleted.</source>
<translation type="unfinished" />
</message>
<message>
<source>A file of the workspace in base64</source>
<translation type="unfinished" />
</message>
<message>
<source>A function is found by its template (template.yaml, cdk.out) or by a file with a handler.</source>
<translation type="unfinished" />
</message>
<message>
<source>A function is running.</source>
<translation type="unfinished" />
</message>
<message>
<source>A function with its resources, events and tests, to begin with</source>
<translation type="unfinished" />
</message>
<message>
<source>A new UUID; uuid:NAME is the same wherever the name is</source>
<translation type="unfinished" />
</message>
<message>
<source>A number is too large or too long for the form; write it as JSON.</source>
<translation type="unfinished" />
</message>
<message>
<source>A number that counts up from send to send</source>
<translation type="unfinished" />
</message>
<message>
<source>A repeat of repeats or of alternatives takes too long to look for.</source>
<translation type="unfinished" />
</message>
<message>
<source>A runtime of its own: a shell script that asks Lambda's Runtime API for events. A start for any language without a managed runtime.</source>
<translation type="unfinished" />
</message>
<message>
<source>A step of a workflow. Errors have names of their own: the state machine that comes with it tries again after one and ends on the other.</source>
<translation type="unfinished" />
</message>
<message>
<source>API Gateway</source>
<translation type="unfinished" />
</message>
<message>
<source>AWS</source>
<translation type="unfinished" />
</message>
<message>
<source>AWS endpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>AWS has deprecated its runtime.</source>
<translation type="unfinished" />
</message>
<message>
<source>About</source>
<translation type="unfinished" />
</message>
<message>
<source>About Lambda Workbench</source>
<translation type="unfinished" />
</message>
<message>
<source>About the selected event</source>
<translation type="unfinished" />
</message>
<message>
<source>Account concurrency</source>
<translation type="unfinished" />
</message>
<message>
<source>Account {account}, {region}</source>
<translation type="unfinished" />
</message>
<message>
<source>Add</source>
<translation type="unfinished" />
</message>
<message>
<source>Add Breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Add Caret Above</source>
<translation type="unfinished" />
</message>
<message>
<source>Add Caret Below</source>
<translation type="unfinished" />
</message>
<message>
<source>Add item</source>
<translation type="unfinished" />
</message>
<message>
<source>Add record</source>
<translation type="unfinished" />
</message>
<message>
<source>Add to {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>After</source>
<translation type="unfinished" />
</message>
<message>
<source>All</source>
<translation type="unfinished" />
</message>
<message>
<source>All fields</source>
<translation type="unfinished" />
</message>
<message>
<source>All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>An HTTP address of its own that answers while it works: a line of JSON for each item, as soon as it is ready.</source>
<translation type="unfinished" />
</message>
<message>
<source>An empty object: pick a source above, or write JSON.</source>
<translation type="unfinished" />
</message>
<message>
<source>An event of this name exists and would be replaced.</source>
<translation type="unfinished" />
</message>
<message>
<source>An invoke of it goes on.</source>
<translation type="unfinished" />
</message>
<message>
<source>Another program has changed the file since. Save again to replace it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Another way to the command, beside the keys it has</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Answers requests of an HTTP API: reads the body, checks it, and replies with JSON. A client's mistake is status 400.</source>
<translation type="unfinished" />
</message>
<message>
<source>Any result will do for this event; only how it ends is expected.</source>
<translation type="unfinished" />
</message>
<message>
<source>Appearance</source>
<translation type="unfinished" />
</message>
<message>
<source>Apply</source>
<translation type="unfinished" />
</message>
<message>
<source>As End.</source>
<translation type="unfinished" />
</message>
<message>
<source>As Escape: leave what is open, drop further carets.</source>
<translation type="unfinished" />
</message>
<message>
<source>As Home.</source>
<translation type="unfinished" />
</message>
<message>
<source>As Page Down.</source>
<translation type="unfinished" />
</message>
<message>
<source>As Page Up.</source>
<translation type="unfinished" />
</message>
<message>
<source>As expected</source>
<translation type="unfinished" />
</message>
<message>
<source>As the downward arrow.</source>
<translation type="unfinished" />
</message>
<message>
<source>As the left arrow.</source>
<translation type="unfinished" />
</message>
<message>
<source>As the right arrow.</source>
<translation type="unfinished" />
</message>
<message>
<source>As the upward arrow.</source>
<translation type="unfinished" />
</message>
<message>
<source>Assign</source>
<translation type="unfinished" />
</message>
<message>
<source>Asynchronous events</source>
<translation type="unfinished" />
</message>
<message>
<source>Asynchronous invocation</source>
<translation type="unfinished" />
</message>
<message>
<source>Asynchronous.</source>
<translation type="unfinished" />
</message>
<message>
<source>Asynchronous: attempt {attempts} runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Asynchronous: {condition} after {attempts}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Auto</source>
<translation type="unfinished" />
</message>
<message>
<source>Auto takes Docker when it answers, and a child process when it does not.</source>
<translation type="unfinished" />
</message>
<message>
<source>Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Back ({keys})</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to the default: {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to what the file has</source>
<translation type="unfinished" />
</message>
<message>
<source>Before</source>
<translation type="unfinished" />
</message>
<message>
<source>Blueprint</source>
<translation type="unfinished" />
</message>
<message>
<source>Blueprints</source>
<translation type="unfinished" />
</message>
<message>
<source>Both</source>
<translation type="unfinished" />
</message>
<message>
<source>Breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Breakpoint in line {line}</source>
<translation type="unfinished" />
</message>
<message>
<source>Breakpoint, disabled</source>
<translation type="unfinished" />
</message>
<message>
<source>Cache</source>
<translation type="unfinished" />
</message>
<message>
<source>Called at the Lambda service: account {account}, {region}</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancelled</source>
<translation type="unfinished" />
</message>
<message>
<source>Change keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Change places with the line above.</source>
<translation type="unfinished" />
</message>
<message>
<source>Change places with the line below.</source>
<translation type="unfinished" />
</message>
<message>
<source>Change what Lambda knows of the function, field by field, where its template or workbench.toml says it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Check Python code</source>
<translation type="unfinished" />
</message>
<message>
<source>Check of the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Check whether Lambda would take the request, without running the function.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose Sample Event…</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a function</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a function and an event, and invoke it. The result shows here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a function in the explorer to see its handler.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose how the program looks and works.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose the folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose the folder of the application</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose the keys of commands.</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear Run History</source>
<translation type="unfinished" />
</message>
<message>
<source>Client context</source>
<translation type="unfinished" />
</message>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Close (Ctrl+W)</source>
<translation type="unfinished" />
</message>
<message>
<source>Close (Escape)</source>
<translation type="unfinished" />
</message>
<message>
<source>Close Tab</source>
<translation type="unfinished" />
</message>
<message>
<source>Close file</source>
<translation type="unfinished" />
</message>
<message>
<source>Close tab</source>
<translation type="unfinished" />
</message>
<message>
<source>Close the file in front.</source>
<translation type="unfinished" />
</message>
<message>
<source>Close the window.</source>
<translation type="unfinished" />
</message>
<message>
<source>Closing the window stops it.</source>
<translation type="unfinished" />
</message>
<message>
<source>CloudWatch Logs (gzip, base64)</source>
<translation type="unfinished" />
</message>
<message>
<source>Code</source>
<translation type="unfinished" />
</message>
<message>
<source>Colours of the window: those of the system, dark, light, or high contrast.</source>
<translation type="unfinished" />
</message>
<message>
<source>Command</source>
<translation type="unfinished" />
</message>
<message>
<source>Command Palette…</source>
<translation type="unfinished" />
</message>
<message>
<source>Command lines used instead of what is on the PATH, such as typescript = "typescript-language-server --stdio". An empty text switches a language's server off. Languages: typescript (JavaScript too), json, yaml, shell, dockerfile, toml, markdown, go, rust, ruby, java, csharp.</source>
<translation type="unfinished" />
</message>
<message>
<source>Commands</source>
<translation type="unfinished" />
</message>
<message>
<source>Commands and their keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Comment the selected lines out or in.</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare with</source>
<translation type="unfinished" />
</message>
<message>
<source>Complete</source>
<translation type="unfinished" />
</message>
<message>
<source>Complete while typing</source>
<translation type="unfinished" />
</message>
<message>
<source>Completions</source>
<translation type="unfinished" />
</message>
<message>
<source>Compose an event of the kind that the function's template has it invoked by.</source>
<translation type="unfinished" />
</message>
<message>
<source>Concurrency</source>
<translation type="unfinished" />
</message>
<message>
<source>Condition</source>
<translation type="unfinished" />
</message>
<message>
<source>Configure Function…</source>
<translation type="unfinished" />
</message>
<message>
<source>Configure {function}</source>
<translation type="unfinished" />
</message>
<message>
<source>Confirm closing</source>
<translation type="unfinished" />
</message>
<message>
<source>Container image</source>
<translation type="unfinished" />
</message>
<message>
<source>Container images used instead of AWS's base images, by runtime, such as "python3.13" = "my/image:1".</source>
<translation type="unfinished" />
</message>
<message>
<source>Contents</source>
<translation type="unfinished" />
</message>
<message>
<source>Context</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Function ARN</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Function Name</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Lines Down</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Lines Up</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Path</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Result</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Row</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy Value</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy events into the workspace: files of SAM CLI, other JSON files, or a schema of shareable test events.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy exactly what is sent</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy notice</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the JSON files of a folder and of those in it into the workspace.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the lines that are shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the log</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the payload</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the payload exactly as returned</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the saved event, with what is kept beside it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the selected text to the clipboard.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy what is sent</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy with dots for the secrets</source>
<translation type="unfinished" />
</message>
<message>
<source>Correct the event.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cost</source>
<translation type="unfinished" />
</message>
<message>
<source>Could not run</source>
<translation type="unfinished" />
</message>
<message>
<source>Create</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor Down</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor Left</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor Right</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor Up</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor a Page Down</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor a Page Up</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor a Word Left</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor a Word Right</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor position</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor to Line End</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor to Line Start</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor to the Beginning</source>
<translation type="unfinished" />
</message>
<message>
<source>Cursor to the End</source>
<translation type="unfinished" />
</message>
<message>
<source>Custom runtime in a shell</source>
<translation type="unfinished" />
</message>
<message>
<source>Cut</source>
<translation type="unfinished" />
</message>
<message>
<source>Cut to Line End</source>
<translation type="unfinished" />
</message>
<message>
<source>Cut what is between the cursor and the end of the line.</source>
<translation type="unfinished" />
</message>
<message>
<source>Dark</source>
<translation type="unfinished" />
</message>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>Decide later</source>
<translation type="unfinished" />
</message>
<message>
<source>Default</source>
<translation type="unfinished" />
</message>
<message>
<source>Default ({value})</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Function…</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Item</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Lines</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Record</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Right</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete Word Right</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete the saved event; it can be put back until the program ends.</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete to the end of the word.</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete what is right of the cursor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Delete {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Deutsch</source>
<translation type="unfinished" />
</message>
<message>
<source>Diff</source>
<translation type="unfinished" />
</message>
<message>
<source>Differs from the expectation</source>
<translation type="unfinished" />
</message>
<message>
<source>Differs from the expectation in {places}</source>
<translation type="unfinished" />
</message>
<message>
<source>Disable Breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Discard</source>
<translation type="unfinished" />
</message>
<message>
<source>Dismiss</source>
<translation type="unfinished" />
</message>
<message>
<source>Dismiss notice</source>
<translation type="unfinished" />
</message>
<message>
<source>Docker</source>
<translation type="unfinished" />
</message>
<message>
<source>Dry Run</source>
<translation type="unfinished" />
</message>
<message>
<source>Dry run</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate Function…</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate Item</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate Record</source>
<translation type="unfinished" />
</message>
<message>
<source>Duplicate {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Durable execution</source>
<translation type="unfinished" />
</message>
<message>
<source>Duration</source>
<translation type="unfinished" />
</message>
<message>
<source>DynamoDB stream</source>
<translation type="unfinished" />
</message>
<message>
<source>EVENT</source>
<translation type="unfinished" />
</message>
<message>
<source>EXPLORER</source>
<translation type="unfinished" />
</message>
<message>
<source>Each can be changed in the preferences, or by hand in {file}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each entry needs a name and a value.</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit Breakpoint…</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit Environments</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit environments.toml</source>
<translation type="unfinished" />
</message>
<message>
<source>Editor</source>
<translation type="unfinished" />
</message>
<message>
<source>Elsewhere</source>
<translation type="unfinished" />
</message>
<message>
<source>Emacs</source>
<translation type="unfinished" />
</message>
<message>
<source>Enable Breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Enabled</source>
<translation type="unfinished" />
</message>
<message>
<source>Encoding</source>
<translation type="unfinished" />
</message>
<message>
<source>End all language servers and start them anew.</source>
<translation type="unfinished" />
</message>
<message>
<source>End the tour; Take the Tour goes on where it was.</source>
<translation type="unfinished" />
</message>
<message>
<source>Engine</source>
<translation type="unfinished" />
</message>
<message>
<source>Engine state</source>
<translation type="unfinished" />
</message>
<message>
<source>Engine: {title}, {state}</source>
<translation type="unfinished" />
</message>
<message>
<source>English</source>
<translation type="unfinished" />
</message>
<message>
<source>Enter puts {title} in its place, and undo brings it back.</source>
<translation type="unfinished" />
</message>
<message>
<source>Envelopes of the event</source>
<translation type="unfinished" />
</message>
<message>
<source>Environment</source>
<translation type="unfinished" />
</message>
<message>
<source>Environment variables</source>
<translation type="unfinished" />
</message>
<message>
<source>Environment: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Escape</source>
<translation type="unfinished" />
</message>
<message>
<source>Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Event (asynchronous)</source>
<translation type="unfinished" />
</message>
<message>
<source>Event History…</source>
<translation type="unfinished" />
</message>
<message>
<source>Event JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Event as a form</source>
<translation type="unfinished" />
</message>
<message>
<source>Event composer</source>
<translation type="unfinished" />
</message>
<message>
<source>Event size</source>
<translation type="unfinished" />
</message>
<message>
<source>Event source: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Event sources</source>
<translation type="unfinished" />
</message>
<message>
<source>Event test {name}: {reason}</source>
<translation type="unfinished" />
</message>
<message>
<source>Event: {reason} ({place})</source>
<translation type="unfinished" />
</message>
<message>
<source>EventBridge event</source>
<translation type="unfinished" />
</message>
<message>
<source>EventBridge schedule</source>
<translation type="unfinished" />
</message>
<message>
<source>Events</source>
<translation type="unfinished" />
</message>
<message>
<source>Events of queues and streams have one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Events that were sent before</source>
<translation type="unfinished" />
</message>
<message>
<source>Every command is in the command palette, too. A key can be changed: choose it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every handler is where its function asks for it, as far as can be told.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every invoke is kept here with its event, result, log and figures.</source>
<translation type="unfinished" />
</message>
<message>
<source>Exactly the bytes that will be sent, with variables and envelopes</source>
<translation type="unfinished" />
</message>
<message>
<source>Exactly what the function returned</source>
<translation type="unfinished" />
</message>
<message>
<source>Executor</source>
<translation type="unfinished" />
</message>
<message>
<source>Expect This</source>
<translation type="unfinished" />
</message>
<message>
<source>Expectation</source>
<translation type="unfinished" />
</message>
<message>
<source>Expected</source>
<translation type="unfinished" />
</message>
<message>
<source>Expected, more members may come</source>
<translation type="unfinished" />
</message>
<message>
<source>Explorer</source>
<translation type="unfinished" />
</message>
<message>
<source>Export Events…</source>
<translation type="unfinished" />
</message>
<message>
<source>Export shareable test events</source>
<translation type="unfinished" />
</message>
<message>
<source>Exporting events</source>
<translation type="unfinished" />
</message>
<message>
<source>Export…</source>
<translation type="unfinished" />
</message>
<message>
<source>Extensions</source>
<translation type="unfinished" />
</message>
<message>
<source>Extensions finish their work.</source>
<translation type="unfinished" />
</message>
<message>
<source>F7 goes to the next difference</source>
<translation type="unfinished" />
</message>
<message>
<source>Favourite</source>
<translation type="unfinished" />
</message>
<message>
<source>Favourites</source>
<translation type="unfinished" />
</message>
<message>
<source>Fields and text side by side</source>
<translation type="unfinished" />
</message>
<message>
<source>Fields of the configuration</source>
<translation type="unfinished" />
</message>
<message>
<source>Fields of the event</source>
<translation type="unfinished" />
</message>
<message>
<source>File</source>
<translation type="unfinished" />
</message>
<message>
<source>File system</source>
<translation type="unfinished" />
</message>
<message>
<source>Files</source>
<translation type="unfinished" />
</message>
<message>
<source>Files that change</source>
<translation type="unfinished" />
</message>
<message>
<source>Files to leave out, such as tests</source>
<translation type="unfinished" />
</message>
<message>
<source>Files to search, such as *.py, src</source>
<translation type="unfinished" />
</message>
<message>
<source>Fill the composer with an event as an AWS service sends it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter blueprints</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter commands</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter event sources</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter functions and events</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter functions, tags, runtimes</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter lines</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter log lines</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter services and events</source>
<translation type="unfinished" />
</message>
<message>
<source>Find</source>
<translation type="unfinished" />
</message>
<message>
<source>Find Next</source>
<translation type="unfinished" />
</message>
<message>
<source>Find Previous</source>
<translation type="unfinished" />
</message>
<message>
<source>Find References</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a function</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a function, file or event by a part of its name.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find a workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Find an event or a sample</source>
<translation type="unfinished" />
</message>
<message>
<source>Find and run any command.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find by keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Find commands by pressing their keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Find in Files…</source>
<translation type="unfinished" />
</message>
<message>
<source>Find in files</source>
<translation type="unfinished" />
</message>
<message>
<source>Find text in all files</source>
<translation type="unfinished" />
</message>
<message>
<source>Find text in all files of the workspace and put other text in its place.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find text in all files of the workspace.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find text in the file in front and put other text in its place.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find text in the file in front.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find the event in a copied log line or any other text, and put it into the composer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find what the file in front defines.</source>
<translation type="unfinished" />
</message>
<message>
<source>Find…</source>
<translation type="unfinished" />
</message>
<message>
<source>Firehose record</source>
<translation type="unfinished" />
</message>
<message>
<source>Fits {fits}</source>
<translation type="unfinished" />
</message>
<message>
<source>Fix</source>
<translation type="unfinished" />
</message>
<message>
<source>Fix All Problems</source>
<translation type="unfinished" />
</message>
<message>
<source>Fix Problem</source>
<translation type="unfinished" />
</message>
<message>
<source>Fix: {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>Fold</source>
<translation type="unfinished" />
</message>
<message>
<source>Fold All</source>
<translation type="unfinished" />
</message>
<message>
<source>Fold Level</source>
<translation type="unfinished" />
</message>
<message>
<source>Fold long lines in the editor, or no longer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Folder of the application</source>
<translation type="unfinished" />
</message>
<message>
<source>Follows the changes of a table. Items become plain Python values; after a failure the batch goes on at the record that failed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Font size</source>
<translation type="unfinished" />
</message>
<message>
<source>Forget every run that has ended.</source>
<translation type="unfinished" />
</message>
<message>
<source>Form</source>
<translation type="unfinished" />
</message>
<message>
<source>Format Document</source>
<translation type="unfinished" />
</message>
<message>
<source>Format Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Format the file in front with ruff.</source>
<translation type="unfinished" />
</message>
<message>
<source>Forward</source>
<translation type="unfinished" />
</message>
<message>
<source>Forward ({keys})</source>
<translation type="unfinished" />
</message>
<message>
<source>From</source>
<translation type="unfinished" />
</message>
<message>
<source>From the beginning of the run to its end, measured on this machine</source>
<translation type="unfinished" />
</message>
<message>
<source>Function</source>
<translation type="unfinished" />
</message>
<message>
<source>Function URL, streamed</source>
<translation type="unfinished" />
</message>
<message>
<source>Function error</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions and events</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions and events that a regular expression finds.</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions in a state; several with a bar between.</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions made over Lambda's HTTP API.</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions of a runtime that begins so.</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions that boto3, the AWS CLI, SAM or Terraform make at the service's address show here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions with a tag that begins so.</source>
<translation type="unfinished" />
</message>
<message>
<source>Functions, events and a template that run as they are</source>
<translation type="unfinished" />
</message>
<message>
<source>Further options of the request</source>
<translation type="unfinished" />
</message>
<message>
<source>General</source>
<translation type="unfinished" />
</message>
<message>
<source>Give the breakpoint of the cursor's line a condition, a count of hits or a message to log.</source>
<translation type="unfinished" />
</message>
<message>
<source>Give the event so many records, each with ids of its own.</source>
<translation type="unfinished" />
</message>
<message>
<source>Give the function another name, in its template with all that refers to it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Give the saved event another name, or put it into another folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>Globals add {shared}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Globals say {shared}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the step before.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on with the tour, also when the step was not done.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Anything…</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Breakpoint…</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Definition</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Editor</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Event Composer</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Explorer</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Handler</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Line…</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Symbol…</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to Template</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to a breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to a function, event or file; &gt; for commands, @ for symbols, : for a line</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to a symbol of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to anything</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to line</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the newest line</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the newest line and stay there</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the next place that was found in the files.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the next place where the text was found.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the place found before.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to the previous place.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to where the name at the cursor is defined.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to {where}</source>
<translation type="unfinished" />
</message>
<message>
<source>Goes to {place}</source>
<translation type="unfinished" />
</message>
<message>
<source>Height of the editor's font in pixels.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hello</source>
<translation type="unfinished" />
</message>
<message>
<source>Help</source>
<translation type="unfinished" />
</message>
<message>
<source>Help page</source>
<translation type="unfinished" />
</message>
<message>
<source>Here, not saved</source>
<translation type="unfinished" />
</message>
<message>
<source>Hide all lines that are indented.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hide the lines that are indented more.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hide the list</source>
<translation type="unfinished" />
</message>
<message>
<source>Hide {n} field that is not set</source>
<translation type="unfinished" />
</message>
<message>
<source>Hide {n} fields that are not set</source>
<translation type="unfinished" />
</message>
<message>
<source>High contrast</source>
<translation type="unfinished" />
</message>
<message>
<source>History</source>
<translation type="unfinished" />
</message>
<message>
<source>Hit count</source>
<translation type="unfinished" />
</message>
<message>
<source>Hits: {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>Hold to show the secrets</source>
<translation type="unfinished" />
</message>
<message>
<source>How many initialised environments of the last function are kept ready beside the one in use.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many invokes run at once before further ones are throttled; AWS's quota of a new account may be 10.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many log lines of one run the window shows; the oldest leave first.</source>
<translation type="unfinished" />
</message>
<message>
<source>How many runs the history keeps; the oldest leave first.</source>
<translation type="unfinished" />
</message>
<message>
<source>How the event is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>How the run ended</source>
<translation type="unfinished" />
</message>
<message>
<source>If {condition}</source>
<translation type="unfinished" />
</message>
<message>
<source>Images</source>
<translation type="unfinished" />
</message>
<message>
<source>Import Events…</source>
<translation type="unfinished" />
</message>
<message>
<source>Import Folder of Events…</source>
<translation type="unfinished" />
</message>
<message>
<source>Import a folder of events</source>
<translation type="unfinished" />
</message>
<message>
<source>Import events</source>
<translation type="unfinished" />
</message>
<message>
<source>Importing events</source>
<translation type="unfinished" />
</message>
<message>
<source>Indent the event's JSON.</source>
<translation type="unfinished" />
</message>
<message>
<source>Indented JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Init · imports</source>
<translation type="unfinished" />
</message>
<message>
<source>Init · runtime</source>
<translation type="unfinished" />
</message>
<message>
<source>Insert the clipboard's text.</source>
<translation type="unfinished" />
</message>
<message>
<source>Install it with pip, in the workspace's virtual environment or for all.</source>
<translation type="unfinished" />
</message>
<message>
<source>Invocation</source>
<translation type="unfinished" />
</message>
<message>
<source>Invocation type</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke</source>
<translation>Aufrufen</translation>
</message>
<message>
<source>Invoke Asynchronously</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke Function of This File</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke a function to see how long each phase took.</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke a function to see its log lines here, as they are written.</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke one of {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke the function</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke the function whose handler or code the file in front holds, with the event as composed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Invoke {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>InvokeWithResponseStream: it shows as it comes.</source>
<translation type="unfinished" />
</message>
<message>
<source>It has an environment that waits for the next invoke.</source>
<translation type="unfinished" />
</message>
<message>
<source>It has unsaved text.</source>
<translation type="unfinished" />
</message>
<message>
<source>It is not stopped half-way.</source>
<translation type="unfinished" />
</message>
<message>
<source>It is starred.</source>
<translation type="unfinished" />
</message>
<message>
<source>It is taken out of its template. You see the change before it is made, and can take it back.</source>
<translation type="unfinished" />
</message>
<message>
<source>Its template is made by another program: change it where it comes from.</source>
<translation type="unfinished" />
</message>
<message>
<source>JSON files (*.json)</source>
<translation type="unfinished" />
</message>
<message>
<source>JSON object, for context.client_context</source>
<translation type="unfinished" />
</message>
<message>
<source>JetBrains</source>
<translation type="unfinished" />
</message>
<message>
<source>Kafka record</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep mine</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep the event as a file in the workspace.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep the selected run's result beside its saved event, and compare later runs with it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep this result to compare later runs with it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep warm</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard Shortcuts</source>
<translation type="unfinished" />
</message>
<message>
<source>Keyboard shortcuts: type to find one</source>
<translation type="unfinished" />
</message>
<message>
<source>Keymap</source>
<translation type="unfinished" />
</message>
<message>
<source>Keymap File</source>
<translation type="unfinished" />
</message>
<message>
<source>Keymap…</source>
<translation type="unfinished" />
</message>
<message>
<source>Keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Keys of the selected command</source>
<translation type="unfinished" />
</message>
<message>
<source>Keys to look for</source>
<translation type="unfinished" />
</message>
<message>
<source>Kinesis record</source>
<translation type="unfinished" />
</message>
<message>
<source>Kinesis stream</source>
<translation type="unfinished" />
</message>
<message>
<source>Lambda Workbench</source>
<translation type="unfinished" />
</message>
<message>
<source>Lambda service</source>
<translation type="unfinished" />
</message>
<message>
<source>Lambda service at {url}</source>
<translation type="unfinished" />
</message>
<message>
<source>Language</source>
<translation type="unfinished" />
</message>
<message>
<source>Language of the window: the system's where the program has it, English, or German. It holds from the next start. Functions, AWS and the terminal speak English.</source>
<translation type="unfinished" />
</message>
<message>
<source>Language servers</source>
<translation type="unfinished" />
</message>
<message>
<source>Languages</source>
<translation type="unfinished" />
</message>
<message>
<source>Large file, shown without colours</source>
<translation type="unfinished" />
</message>
<message>
<source>Larger Text</source>
<translation type="unfinished" />
</message>
<message>
<source>Last used</source>
<translation type="unfinished" />
</message>
<message>
<source>Layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave the command without keys (Delete in the table)</source>
<translation type="unfinished" />
</message>
<message>
<source>Let the template or workbench.toml ask for a handler by the name that it was given in the code.</source>
<translation type="unfinished" />
</message>
<message>
<source>Level {level}</source>
<translation type="unfinished" />
</message>
<message>
<source>Light</source>
<translation type="unfinished" />
</message>
<message>
<source>Limits of Lambda that it cannot hold here:</source>
<translation type="unfinished" />
</message>
<message>
<source>Line numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line:,}</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line}, column {column}: {text}</source>
<translation type="unfinished" />
</message>
<message>
<source>Line {line}: {text}</source>
<translation type="unfinished" />
</message>
<message>
<source>Line, or line:column</source>
<translation type="unfinished" />
</message>
<message>
<source>List every key.</source>
<translation type="unfinished" />
</message>
<message>
<source>List the breakpoints of the workspace.</source>
<translation type="unfinished" />
</message>
<message>
<source>List what the program is doing, how far it is, and stop what can be stopped.</source>
<translation type="unfinished" />
</message>
<message>
<source>List where what the name stands for is used.</source>
<translation type="unfinished" />
</message>
<message>
<source>Ln {line}, Col {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>Local service</source>
<translation type="unfinished" />
</message>
<message>
<source>Log lines shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Log message</source>
<translation type="unfinished" />
</message>
<message>
<source>Log of the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Log tail only</source>
<translation type="unfinished" />
</message>
<message>
<source>LogType=Tail: the last 4 KB of the log, in the tab Logs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Logging</source>
<translation type="unfinished" />
</message>
<message>
<source>Logs</source>
<translation type="unfinished" />
</message>
<message>
<source>Logs: {message}</source>
<translation type="unfinished" />
</message>
<message>
<source>Look for functions and events again; changes are noticed by themselves, this is for when they were not.</source>
<translation type="unfinished" />
</message>
<message>
<source>Looking for functions</source>
<translation type="unfinished" />
</message>
<message>
<source>Make a function from a blueprint: code, resources, events and tests to begin with.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the change again that was taken back.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the editor's text as large as at first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the editor's text larger.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the editor's text smaller.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the event's ids, times and sequence numbers new.</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the function (Ctrl+Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Makes {folder}/ with code and tests, adds its resources to {template}, and saves {events} in {place}/.</source>
<translation type="unfinished" />
</message>
<message>
<source>Makes {folder}/ with code and tests, makes {template}, and saves {events} in {place}/.</source>
<translation type="unfinished" />
</message>
<message>
<source>Making function</source>
<translation type="unfinished" />
</message>
<message>
<source>Match case</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured here ({where}):</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured on this machine, not calibrated against AWS.</source>
<translation type="unfinished" />
</message>
<message>
<source>Memory</source>
<translation type="unfinished" />
</message>
<message>
<source>Mend all that ruff found in the file in front.</source>
<translation type="unfinished" />
</message>
<message>
<source>Mend what ruff found in the line of the cursor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Menu</source>
<translation type="unfinished" />
</message>
<message>
<source>Menu (F10)</source>
<translation type="unfinished" />
</message>
<message>
<source>Minify Event</source>
<translation type="unfinished" />
</message>
<message>
<source>More</source>
<translation type="unfinished" />
</message>
<message>
<source>More on the event</source>
<translation type="unfinished" />
</message>
<message>
<source>More options of the request</source>
<translation type="unfinished" />
</message>
<message>
<source>More was typed into it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move Lines Down</source>
<translation type="unfinished" />
</message>
<message>
<source>Move Lines Up</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the cursor to a line of the file in front.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the keyboard to the editor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the keyboard to the event composer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the keyboard to the explorer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the keyboard to the runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the keyboard to the tour's card.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the selected text to the clipboard.</source>
<translation type="unfinished" />
</message>
<message>
<source>NOTICES</source>
<translation type="unfinished" />
</message>
<message>
<source>Name</source>
<translation type="unfinished" />
</message>
<message>
<source>Name of the function</source>
<translation type="unfinished" />
</message>
<message>
<source>Name of the saved event</source>
<translation type="unfinished" />
</message>
<message>
<source>Name, for instance orders/s3-put</source>
<translation type="unfinished" />
</message>
<message>
<source>Needed: this function isolates tenants</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>New Event for Function</source>
<translation type="unfinished" />
</message>
<message>
<source>New Event from Clipboard</source>
<translation type="unfinished" />
</message>
<message>
<source>New Event from This</source>
<translation type="unfinished" />
</message>
<message>
<source>New Function…</source>
<translation type="unfinished" />
</message>
<message>
<source>New Ids and Times</source>
<translation type="unfinished" />
</message>
<message>
<source>New from a blueprint</source>
<translation type="unfinished" />
</message>
<message>
<source>New function</source>
<translation type="unfinished" />
</message>
<message>
<source>New keys</source>
<translation type="unfinished" />
</message>
<message>
<source>New name</source>
<translation type="unfinished" />
</message>
<message>
<source>New name, with folders</source>
<translation type="unfinished" />
</message>
<message>
<source>Newest</source>
<translation type="unfinished" />
</message>
<message>
<source>Next (Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Next Result</source>
<translation type="unfinished" />
</message>
<message>
<source>Next change</source>
<translation type="unfinished" />
</message>
<message>
<source>Next change (F7)</source>
<translation type="unfinished" />
</message>
<message>
<source>No blueprint holds these words.</source>
<translation type="unfinished" />
</message>
<message>
<source>No command is selected</source>
<translation type="unfinished" />
</message>
<message>
<source>No command matches.</source>
<translation type="unfinished" />
</message>
<message>
<source>No definition of {name} was found.</source>
<translation type="unfinished" />
</message>
<message>
<source>No differences</source>
<translation type="unfinished" />
</message>
<message>
<source>No environment</source>
<translation type="unfinished" />
</message>
<message>
<source>No event holds these words.</source>
<translation type="unfinished" />
</message>
<message>
<source>No event was sent to this function yet</source>
<translation type="unfinished" />
</message>
<message>
<source>No executor</source>
<translation type="unfinished" />
</message>
<message>
<source>No expectation</source>
<translation type="unfinished" />
</message>
<message>
<source>No field has these words.</source>
<translation type="unfinished" />
</message>
<message>
<source>No file is open</source>
<translation type="unfinished" />
</message>
<message>
<source>No folder is open</source>
<translation type="unfinished" />
</message>
<message>
<source>No function has its handler or its code in {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>No function is chosen.</source>
<translation type="unfinished" />
</message>
<message>
<source>No functions here</source>
<translation type="unfinished" />
</message>
<message>
<source>No functions made over HTTP</source>
<translation type="unfinished" />
</message>
<message>
<source>No keys</source>
<translation type="unfinished" />
</message>
<message>
<source>No log</source>
<translation type="unfinished" />
</message>
<message>
<source>No phases</source>
<translation type="unfinished" />
</message>
<message>
<source>No problem</source>
<translation type="unfinished" />
</message>
<message>
<source>No problems</source>
<translation type="unfinished" />
</message>
<message>
<source>No reference of {name} was found.</source>
<translation type="unfinished" />
</message>
<message>
<source>No regular expression: {msg}.</source>
<translation type="unfinished" />
</message>
<message>
<source>No run yet</source>
<translation type="unfinished" />
</message>
<message>
<source>No runs yet</source>
<translation type="unfinished" />
</message>
<message>
<source>No setting and no command has these words.</source>
<translation type="unfinished" />
</message>
<message>
<source>Not UTF-8: {encoding}</source>
<translation type="unfinished" />
</message>
<message>
<source>Not a pattern</source>
<translation type="unfinished" />
</message>
<message>
<source>Not held here:</source>
<translation type="unfinished" />
</message>
<message>
<source>Not needed by this function</source>
<translation type="unfinished" />
</message>
<message>
<source>Not run</source>
<translation type="unfinished" />
</message>
<message>
<source>Not set</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing about “{text}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing changed in {file}</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing found</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing found in {files}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is expected of this event yet. Save a result as its expectation.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing matches “{text}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing matches.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing runs that takes long. What does is listed here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing to find</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing to show</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing to tell. Problems and hints will be listed here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing was changed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Notices</source>
<translation type="unfinished" />
</message>
<message>
<source>Notices, {count} unread</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of Records…</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of changes</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of log lines</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of records</source>
<translation type="unfinished" />
</message>
<message>
<source>Of several lines; edit it in the file.</source>
<translation type="unfinished" />
</message>
<message>
<source>Off</source>
<translation type="unfinished" />
</message>
<message>
<source>Offer what can stand at the cursor.</source>
<translation type="unfinished" />
</message>
<message>
<source>On</source>
<translation type="unfinished" />
</message>
<message>
<source>On disk</source>
<translation type="unfinished" />
</message>
<message>
<source>Open File</source>
<translation type="unfinished" />
</message>
<message>
<source>Open Folder…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open Sample</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a copy of the sample workspace, which runs without any set-up.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a folder of functions</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a folder of functions.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a folder with Lambda functions: a SAM or CloudFormation template, a CDK output, or plain handlers.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a folder, fold or unfold all</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a folder…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open environments.toml, where the values are that variables of events stand for.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open files</source>
<translation type="unfinished" />
</message>
<message>
<source>Open its tab first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open keymap file</source>
<translation type="unfinished" />
</message>
<message>
<source>Open settings file</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the file again whose tab was closed last.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the file of the environments</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the file that names the function where it does.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the file with your keys; changes are used once it is saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the function's code where its handler begins.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the help at what has the keyboard.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the sample</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the sample and learn the program in ten minutes; a tour that was begun goes on.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the settings file; changes are used once it is saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the {envelope} envelope</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the {envelope} envelope at</source>
<translation type="unfinished" />
</message>
<message>
<source>Open {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Open {name} at line {line}</source>
<translation type="unfinished" />
</message>
<message>
<source>Opening folder</source>
<translation type="unfinished" />
</message>
<message>
<source>Options of the request</source>
<translation type="unfinished" />
</message>
<message>
<source>Other</source>
<translation type="unfinished" />
</message>
<message>
<source>Other result</source>
<translation type="unfinished" />
</message>
<message>
<source>Outcome</source>
<translation type="unfinished" />
</message>
<message>
<source>Overview of the file</source>
<translation type="unfinished" />
</message>
<message>
<source>Overwrite</source>
<translation type="unfinished" />
</message>
<message>
<source>Palette</source>
<translation type="unfinished" />
</message>
<message>
<source>Palette entries</source>
<translation type="unfinished" />
</message>
<message>
<source>Palette text</source>
<translation type="unfinished" />
</message>
<message>
<source>Parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Paste</source>
<translation type="unfinished" />
</message>
<message>
<source>Payload</source>
<translation type="unfinished" />
</message>
<message>
<source>Payload of the result</source>
<translation type="unfinished" />
</message>
<message>
<source>Payload · {size}</source>
<translation type="unfinished" />
</message>
<message>
<source>Payload · {size}, after {streamed} streamed</source>
<translation type="unfinished" />
</message>
<message>
<source>Permissions and keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Phases of the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Pick a sample or a saved event</source>
<translation type="unfinished" />
</message>
<message>
<source>Pick a source above, or write the event as JSON.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pick an event</source>
<translation type="unfinished" />
</message>
<message>
<source>Plain Text</source>
<translation type="unfinished" />
</message>
<message>
<source>Preferences</source>
<translation type="unfinished" />
</message>
<message>
<source>Preferences…</source>
<translation type="unfinished" />
</message>
<message>
<source>Preset</source>
<translation type="unfinished" />
</message>
<message>
<source>Press keys; Backspace takes the last one away, Escape all.</source>
<translation type="unfinished" />
</message>
<message>
<source>Press the keys to look for</source>
<translation type="unfinished" />
</message>
<message>
<source>Press the keys, one or several after each other. Enter assigns them, Backspace takes the last away.</source>
<translation type="unfinished" />
</message>
<message>
<source>Press the new keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Pretty</source>
<translation type="unfinished" />
</message>
<message>
<source>Preview Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Preview of the function's files</source>
<translation type="unfinished" />
</message>
<message>
<source>Preview of what is sent</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous (Shift+Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous Result</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous change</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous change (Shift+F7)</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous result</source>
<translation type="unfinished" />
</message>
<message>
<source>Problems</source>
<translation type="unfinished" />
</message>
<message>
<source>Problems of the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Problems of the event</source>
<translation type="unfinished" />
</message>
<message>
<source>Process</source>
<translation type="unfinished" />
</message>
<message>
<source>Progress</source>
<translation type="unfinished" />
</message>
<message>
<source>Put a breakpoint at the line of the cursor, or take it away.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put a copy of the lines above them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put a copy of the lines below them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put back the event that was deleted last.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put envelopes on, or take them off</source>
<translation type="unfinished" />
</message>
<message>
<source>Put every panel back to its first place.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put its code folder away too</source>
<translation type="unfinished" />
</message>
<message>
<source>Put its code folder away too: {folder}</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the event into a notification, a message or a record of another service, or take it out of one.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the event of the selected run into the composer; its secrets stay named.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the function into its template once more, under another name.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the function's ARN on the clipboard; locally it has the account and region that functions see here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Put the function's name on the clipboard.</source>
<translation type="unfinished" />
</message>
<message>
<source>Python in an image of its own, up to 10 GB: for libraries that need system packages. Docker builds it and runs it here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Qualifier</source>
<translation type="unfinished" />
</message>
<message>
<source>Queue the event: it runs in the background and is retried when it fails, as on Lambda.</source>
<translation type="unfinished" />
</message>
<message>
<source>Queued</source>
<translation type="unfinished" />
</message>
<message>
<source>Quit</source>
<translation type="unfinished" />
</message>
<message>
<source>RECENT</source>
<translation type="unfinished" />
</message>
<message>
<source>RUNNING WORK</source>
<translation type="unfinished" />
</message>
<message>
<source>Raw</source>
<translation type="unfinished" />
</message>
<message>
<source>Read only</source>
<translation type="unfinished" />
</message>
<message>
<source>Reads JSON records of a data stream, in order. After a failure the batch goes on at the record that failed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Reassign</source>
<translation type="unfinished" />
</message>
<message>
<source>Record {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Regular expression</source>
<translation type="unfinished" />
</message>
<message>
<source>Reload Workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Reload workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove All Breakpoints</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove Breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove Queued Events</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove from Favourites</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove the asynchronous events of this workspace that wait in the queue.</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove the {envelope} envelope</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove this entry</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename Event…</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename Function…</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename what the name at the cursor stands for, in all files.</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename {old} to {new}</source>
<translation type="unfinished" />
</message>
<message>
<source>Rename…</source>
<translation type="unfinished" />
</message>
<message>
<source>Reopen</source>
<translation type="unfinished" />
</message>
<message>
<source>Reopen Closed Tab</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace (Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace all</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace all (Ctrl+Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace and find the next (Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace every place (Ctrl+Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace every ticked hit (Ctrl+Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace in Files…</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace in files</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace with</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace {count:,}</source>
<translation type="unfinished" />
</message>
<message>
<source>Replaced {hits} in {files}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Replace…</source>
<translation type="unfinished" />
</message>
<message>
<source>Request and response</source>
<translation type="unfinished" />
</message>
<message>
<source>Request and response waits for the result; an event is queued; a dry run only checks the request.</source>
<translation type="unfinished" />
</message>
<message>
<source>Required.</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset Layout</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset all</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>Response</source>
<translation type="unfinished" />
</message>
<message>
<source>Restart Language Servers</source>
<translation type="unfinished" />
</message>
<message>
<source>Restore</source>
<translation type="unfinished" />
</message>
<message>
<source>Restore the session</source>
<translation type="unfinished" />
</message>
<message>
<source>Result</source>
<translation type="unfinished" />
</message>
<message>
<source>Result beside another one</source>
<translation type="unfinished" />
</message>
<message>
<source>Result of the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Result of the search</source>
<translation type="unfinished" />
</message>
<message>
<source>Retry delays</source>
<translation type="unfinished" />
</message>
<message>
<source>Reveal in File Manager</source>
<translation type="unfinished" />
</message>
<message>
<source>Review Changes…</source>
<translation type="unfinished" />
</message>
<message>
<source>Review changes</source>
<translation type="unfinished" />
</message>
<message>
<source>Run</source>
<translation type="unfinished" />
</message>
<message>
<source>Run Again</source>
<translation type="unfinished" />
</message>
<message>
<source>Run Event Tests</source>
<translation type="unfinished" />
</message>
<message>
<source>Run a command</source>
<translation type="unfinished" />
</message>
<message>
<source>Run history</source>
<translation type="unfinished" />
</message>
<message>
<source>Run of {run}</source>
<translation type="unfinished" />
</message>
<message>
<source>Run the selected run's function once more with the same bytes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Running</source>
<translation type="unfinished" />
</message>
<message>
<source>Running event tests</source>
<translation type="unfinished" />
</message>
<message>
<source>Running functions</source>
<translation type="unfinished" />
</message>
<message>
<source>Running work</source>
<translation type="unfinished" />
</message>
<message>
<source>Running: {text}</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs every hour. It works on the hour before, by the time that it was due, so that running late or twice does no harm.</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs for each notification of a topic. What cannot be handled after two more attempts goes to a queue.</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs kept</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs when an object is stored in a bucket. Keys are decoded, and a bucket with the notification comes with it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Runs, the newest first</source>
<translation type="unfinished" />
</message>
<message>
<source>Runtime</source>
<translation type="unfinished" />
</message>
<message>
<source>S3 upload</source>
<translation type="unfinished" />
</message>
<message>
<source>SNS notification</source>
<translation type="unfinished" />
</message>
<message>
<source>SNS topic</source>
<translation type="unfinished" />
</message>
<message>
<source>SQS message</source>
<translation type="unfinished" />
</message>
<message>
<source>SQS queue, partial failures</source>
<translation type="unfinished" />
</message>
<message>
<source>Save</source>
<translation type="unfinished" />
</message>
<message>
<source>Save Event…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save Result as Expectation</source>
<translation type="unfinished" />
</message>
<message>
<source>Save again</source>
<translation type="unfinished" />
</message>
<message>
<source>Save as Expectation</source>
<translation type="unfinished" />
</message>
<message>
<source>Save it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the event under this name</source>
<translation type="unfinished" />
</message>
<message>
<source>Save under the old name</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved events</source>
<translation type="unfinished" />
</message>
<message>
<source>Search</source>
<translation type="unfinished" />
</message>
<message>
<source>Search fields</source>
<translation type="unfinished" />
</message>
<message>
<source>Search help</source>
<translation type="unfinished" />
</message>
<message>
<source>Search preferences</source>
<translation type="unfinished" />
</message>
<message>
<source>Search results</source>
<translation type="unfinished" />
</message>
<message>
<source>Searching…</source>
<translation type="unfinished" />
</message>
<message>
<source>Seconds before an asynchronous event that failed runs again: after the first failure, and after the second.</source>
<translation type="unfinished" />
</message>
<message>
<source>Seconds that an unused execution environment is kept for the next invoke.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sections</source>
<translation type="unfinished" />
</message>
<message>
<source>See what becomes of the file ({keys})</source>
<translation type="unfinished" />
</message>
<message>
<source>Select All</source>
<translation type="unfinished" />
</message>
<message>
<source>Select Every Place</source>
<translation type="unfinished" />
</message>
<message>
<source>Select Next Place</source>
<translation type="unfinished" />
</message>
<message>
<source>Select every place with the same text.</source>
<translation type="unfinished" />
</message>
<message>
<source>Select the next place with the same text too.</source>
<translation type="unfinished" />
</message>
<message>
<source>Select the whole text.</source>
<translation type="unfinished" />
</message>
<message>
<source>Send every saved event of which something is expected, and compare what comes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Send the event to the selected function, as the composer's options say.</source>
<translation type="unfinished" />
</message>
<message>
<source>Sent</source>
<translation type="unfinished" />
</message>
<message>
<source>Serve the functions over Lambda's HTTP API, for boto3, the AWS CLI and other clients.</source>
<translation type="unfinished" />
</message>
<message>
<source>Service address</source>
<translation type="unfinished" />
</message>
<message>
<source>Service port</source>
<translation type="unfinished" />
</message>
<message>
<source>Service region</source>
<translation type="unfinished" />
</message>
<message>
<source>Set to null</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings File</source>
<translation type="unfinished" />
</message>
<message>
<source>Show</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Diff</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Documentation</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Event Composer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Event as Form</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Event as Form and JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Event as JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Explorer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Notices</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Running Work</source>
<translation type="unfinished" />
</message>
<message>
<source>Show Runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Show all problems of the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show every line.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show exactly the bytes that will be sent: with values for variables, in its envelopes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show in JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide all problems</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the event composer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the explorer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the list of runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide the runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show running work</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the event's fields and its text, which are one document.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the event's fields.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the event's text.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the fault in the JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the folder of the function's code in the file manager.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the hidden lines again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the list</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the list of runs</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the parameters of the call at the cursor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the place</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the result beside what is expected</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the secrets while this is held</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the ways in, what was open before, and what this machine can run.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the {envelope} envelope as text</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what the name at the cursor stands for.</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what the program told, the newest first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of text, rows and icons in percent, over what the screen asks for. It holds from the next start.</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of the payload</source>
<translation type="unfinished" />
</message>
<message>
<source>Size of what is sent</source>
<translation type="unfinished" />
</message>
<message>
<source>Smaller Text</source>
<translation type="unfinished" />
</message>
<message>
<source>SnapStart: the environment comes back from its snapshot.</source>
<translation type="unfinished" />
</message>
<message>
<source>Something in its template or code is wrong.</source>
<translation type="unfinished" />
</message>
<message>
<source>Source</source>
<translation type="unfinished" />
</message>
<message>
<source>Spare environments</source>
<translation type="unfinished" />
</message>
<message>
<source>Stack trace</source>
<translation type="unfinished" />
</message>
<message>
<source>Star the function, or take its star away. Favourites come first in the explorer.</source>
<translation type="unfinished" />
</message>
<message>
<source>Start</source>
<translation type="unfinished" />
</message>
<message>
<source>Start and versions</source>
<translation type="unfinished" />
</message>
<message>
<source>Start the Lambda Service</source>
<translation type="unfinished" />
</message>
<message>
<source>Start the service</source>
<translation type="unfinished" />
</message>
<message>
<source>State: {state}</source>
<translation type="unfinished" />
</message>
<message>
<source>Status</source>
<translation type="unfinished" />
</message>
<message>
<source>Step Functions task</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop Running Work…</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop and close</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop running work</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop searching</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop serving over HTTP when the calls in flight have ended.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop the Lambda Service</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop the selected run, or all runs when none that runs is selected.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop what the program is doing; when it does several things, choose which.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop {work}</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopped.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopping: {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopping…</source>
<translation type="unfinished" />
</message>
<message>
<source>Stream the response</source>
<translation type="unfinished" />
</message>
<message>
<source>Streamed · {size}</source>
<translation type="unfinished" />
</message>
<message>
<source>Streamed · {size}, the first {kept} kept</source>
<translation type="unfinished" />
</message>
<message>
<source>Streaming</source>
<translation type="unfinished" />
</message>
<message>
<source>Succeeded</source>
<translation type="unfinished" />
</message>
<message>
<source>System</source>
<translation type="unfinished" />
</message>
<message>
<source>Tab indents; Escape and Tab leave the editor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Tags</source>
<translation type="unfinished" />
</message>
<message>
<source>Tail</source>
<translation type="unfinished" />
</message>
<message>
<source>Tail of the log</source>
<translation type="unfinished" />
</message>
<message>
<source>Take all your changes of keys back</source>
<translation type="unfinished" />
</message>
<message>
<source>Take an event that was sent to this function before.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take away every breakpoint of the workspace.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take back the last change.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take back what was configured, renamed, duplicated or deleted last.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the Tour</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the blanks out of the event's JSON.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the function out of its template; its code stays unless that is asked for.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the selected lines away.</source>
<translation type="unfinished" />
</message>
<message>
<source>Take theirs</source>
<translation type="unfinished" />
</message>
<message>
<source>Tenant ID</source>
<translation type="unfinished" />
</message>
<message>
<source>Tenant, client context, trace, timeout, log tail, streaming, executor</source>
<translation type="unfinished" />
</message>
<message>
<source>Terminal</source>
<translation type="unfinished" />
</message>
<message>
<source>Test events are shared for one. Choose it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Text size</source>
<translation type="unfinished" />
</message>
<message>
<source>That run is not in the history.</source>
<translation type="unfinished" />
</message>
<message>
<source>The JSON has a fault. {fault}</source>
<translation type="unfinished" />
</message>
<message>
<source>The Lambda service runs. Click to copy its address.</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer is handed over.</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer shows here. What the function writes until then is in Logs.</source>
<translation type="unfinished" />
</message>
<message>
<source>The change would be made without it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The command has these keys already.</source>
<translation type="unfinished" />
</message>
<message>
<source>The composer keeps the event that you edited.</source>
<translation type="unfinished" />
</message>
<message>
<source>The composer keeps your text. Choose the event again to take what the file has now.</source>
<translation type="unfinished" />
</message>
<message>
<source>The copy has the same code: its CodeUri is the same folder.</source>
<translation type="unfinished" />
</message>
<message>
<source>The envelope carries no JSON.</source>
<translation type="unfinished" />
</message>
<message>
<source>The event waits in the queue. {why}</source>
<translation type="unfinished" />
</message>
<message>
<source>The event was removed from the queue.</source>
<translation type="unfinished" />
</message>
<message>
<source>The event's fields</source>
<translation type="unfinished" />
</message>
<message>
<source>The event's text</source>
<translation type="unfinished" />
</message>
<message>
<source>The expectation cannot be used</source>
<translation type="unfinished" />
</message>
<message>
<source>The field cannot be changed so.</source>
<translation type="unfinished" />
</message>
<message>
<source>The file</source>
<translation type="unfinished" />
</message>
<message>
<source>The function has answered; its extensions are still at work.</source>
<translation type="unfinished" />
</message>
<message>
<source>The function's file is loaded, with all it imports.</source>
<translation type="unfinished" />
</message>
<message>
<source>The function's own</source>
<translation type="unfinished" />
</message>
<message>
<source>The handler runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>The keys that are in force, with your own and the preset's. A chord such as Ctrl+K, S is two presses.</source>
<translation type="unfinished" />
</message>
<message>
<source>The language's runtime starts. Part of Init Duration.</source>
<translation type="unfinished" />
</message>
<message>
<source>The last 4 KB, as Lambda returns them with LogType=Tail</source>
<translation type="unfinished" />
</message>
<message>
<source>The left text</source>
<translation type="unfinished" />
</message>
<message>
<source>The pattern is not complete: {error}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The phases show when the run has ended.</source>
<translation type="unfinished" />
</message>
<message>
<source>The port of the local Lambda service; 0 is any that is free.</source>
<translation type="unfinished" />
</message>
<message>
<source>The region for callers of the local Lambda service that name none.</source>
<translation type="unfinished" />
</message>
<message>
<source>The right text</source>
<translation type="unfinished" />
</message>
<message>
<source>The run ended before its function wrote anything.</source>
<translation type="unfinished" />
</message>
<message>
<source>The run was stopped before its phases were known.</source>
<translation type="unfinished" />
</message>
<message>
<source>The run was stopped before the function answered. What it wrote until then is in Logs.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sandbox is made. AWS neither shows nor bills it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The sandbox starts its first process. AWS neither shows nor bills it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The search failed.</source>
<translation type="unfinished" />
</message>
<message>
<source>The settings file has another value, which is not used. {fault}</source>
<translation type="unfinished" />
</message>
<message>
<source>The smallest function there is: JSON in, JSON out, one line in the log. A start for anything that is called directly.</source>
<translation type="unfinished" />
</message>
<message>
<source>The template names it elsewhere, which no deployment takes without it: {shown}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The text of a file of the workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>The time in UTC; also now-5m, now:epoch_ms</source>
<translation type="unfinished" />
</message>
<message>
<source>The type of the event is not known.</source>
<translation type="unfinished" />
</message>
<message>
<source>The window</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme: Dark</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme: High Contrast</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme: Light</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme: System</source>
<translation type="unfinished" />
</message>
<message>
<source>There are more: narrow the search.</source>
<translation type="unfinished" />
</message>
<message>
<source>There are no breakpoints.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is a function {text} already.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no earlier result of this function with this event.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no name at the cursor.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no state {part}. There are: {asked}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is nothing in this line that ruff could mend.</source>
<translation type="unfinished" />
</message>
<message>
<source>This event has no list of records.</source>
<translation type="unfinished" />
</message>
<message>
<source>This is no number.</source>
<translation type="unfinished" />
</message>
<message>
<source>This page is not installed.</source>
<translation type="unfinished" />
</message>
<message>
<source>This result</source>
<translation type="unfinished" />
</message>
<message>
<source>This run was recorded without its phases.</source>
<translation type="unfinished" />
</message>
<message>
<source>Time</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeline</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeline of the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeout</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeout of this invoke, in seconds</source>
<translation type="unfinished" />
</message>
<message>
<source>To be corrected: {titles}</source>
<translation type="unfinished" />
</message>
<message>
<source>To the beginning of the text or the list.</source>
<translation type="unfinished" />
</message>
<message>
<source>To the beginning of the word.</source>
<translation type="unfinished" />
</message>
<message>
<source>To the end of the text or the list.</source>
<translation type="unfinished" />
</message>
<message>
<source>To the next word.</source>
<translation type="unfinished" />
</message>
<message>
<source>Toggle Breakpoint</source>
<translation type="unfinished" />
</message>
<message>
<source>Toggle Comment</source>
<translation type="unfinished" />
</message>
<message>
<source>Top bar</source>
<translation type="unfinished" />
</message>
<message>
<source>Tour: End</source>
<translation type="unfinished" />
</message>
<message>
<source>Tour: Go to the Step</source>
<translation type="unfinished" />
</message>
<message>
<source>Tour: Next Step</source>
<translation type="unfinished" />
</message>
<message>
<source>Tour: Step Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Trace ID</source>
<translation type="unfinished" />
</message>
<message>
<source>Tracing</source>
<translation type="unfinished" />
</message>
<message>
<source>Trim trailing spaces</source>
<translation type="unfinished" />
</message>
<message>
<source>Try again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Type a number, such as 12 or 12:5.</source>
<translation type="unfinished" />
</message>
<message>
<source>Type at the left; what git ignores is left out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Type in the line above too.</source>
<translation type="unfinished" />
</message>
<message>
<source>Type in the line below too.</source>
<translation type="unfinished" />
</message>
<message>
<source>UTF-8 with BOM</source>
<translation type="unfinished" />
</message>
<message>
<source>Understood</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo Change of Function</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo Delete Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo brings back what it was.</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo in its own tab.</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo works in each; none is saved yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Unfold</source>
<translation type="unfinished" />
</message>
<message>
<source>Unfold All</source>
<translation type="unfinished" />
</message>
<message>
<source>Unread notices</source>
<translation type="unfinished" />
</message>
<message>
<source>Update Handler…</source>
<translation type="unfinished" />
</message>
<message>
<source>Update {file}…</source>
<translation type="unfinished" />
</message>
<message>
<source>Use This Run's Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Use as Event</source>
<translation type="unfinished" />
</message>
<message>
<source>Use black, white and strong colours.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use dark colours.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use light colours.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use the colours of the system.</source>
<translation type="unfinished" />
</message>
<message>
<source>Usual Text Size</source>
<translation type="unfinished" />
</message>
<message>
<source>VS Code</source>
<translation type="unfinished" />
</message>
<message>
<source>Valid JSON</source>
<translation type="unfinished" />
</message>
<message>
<source>Value</source>
<translation type="unfinished" />
</message>
<message>
<source>Values:</source>
<translation type="unfinished" />
</message>
<message>
<source>Variables</source>
<translation type="unfinished" />
</message>
<message>
<source>Version or alias that is called</source>
<translation type="unfinished" />
</message>
<message>
<source>Version {version} · Apache License 2.0</source>
<translation type="unfinished" />
</message>
<message>
<source>Version, licence and the folders in use.</source>
<translation type="unfinished" />
</message>
<message>
<source>View</source>
<translation type="unfinished" />
</message>
<message>
<source>Views of the selected run</source>
<translation type="unfinished" />
</message>
<message>
<source>Warm environments</source>
<translation type="unfinished" />
</message>
<message>
<source>Warning on {part}</source>
<translation type="unfinished" />
</message>
<message>
<source>Welcome</source>
<translation type="unfinished" />
</message>
<message>
<source>Welcome Page</source>
<translation type="unfinished" />
</message>
<message>
<source>What AWS would ask for a run of this duration: computed from a local measurement</source>
<translation type="unfinished" />
</message>
<message>
<source>What differs from another result</source>
<translation type="unfinished" />
</message>
<message>
<source>What is expected of the run</source>
<translation type="unfinished" />
</message>
<message>
<source>What is in it can be edited as text only.</source>
<translation type="unfinished" />
</message>
<message>
<source>What is made</source>
<translation type="unfinished" />
</message>
<message>
<source>What is new on each send</source>
<translation type="unfinished" />
</message>
<message>
<source>What is sent</source>
<translation type="unfinished" />
</message>
<message>
<source>What is wrong in templates, functions or the event shows here.</source>
<translation type="unfinished" />
</message>
<message>
<source>What is wrong with the name</source>
<translation type="unfinished" />
</message>
<message>
<source>What is wrong with {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>What it is for</source>
<translation type="unfinished" />
</message>
<message>
<source>What the field means</source>
<translation type="unfinished" />
</message>
<message>
<source>What the function writes shows here after each attempt.</source>
<translation type="unfinished" />
</message>
<message>
<source>What the result is compared with</source>
<translation type="unfinished" />
</message>
<message>
<source>What the trigger cannot read</source>
<translation type="unfinished" />
</message>
<message>
<source>What these keys bring about</source>
<translation type="unfinished" />
</message>
<message>
<source>What was changed</source>
<translation type="unfinished" />
</message>
<message>
<source>What went wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>What would break</source>
<translation type="unfinished" />
</message>
<message>
<source>Where functions run: docker, process, or auto (Docker when it answers, a child process when not).</source>
<translation type="unfinished" />
</message>
<message>
<source>Where other AWS services are, such as http://127.0.0.1:5000: destinations, dead letters, code in S3, logs. AWS_ENDPOINT_URL in the environment is used when this is empty; without either nothing is sent.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where the local Lambda service listens. Any but loopback needs WORKBENCH_ACCESS_KEY_ID and WORKBENCH_SECRET_ACCESS_KEY in the environment: callers must sign with them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where the values of ${env.NAME} are looked up</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether closing the window asks first while a function runs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether long lines are folded in the editor.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether names are offered after a dot and two letters; Ctrl+Space offers them in any case.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether ruff checks open Python files while they are edited, where it is installed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether saving takes blanks at the ends of lines away; not in Markdown, where they mean something.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the local Lambda service starts with the window.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the result is as expected</source>
<translation type="unfinished" />
</message>
<message>
<source>Whether the window comes back with the workspace, tabs and panels it was closed with.</source>
<translation type="unfinished" />
</message>
<message>
<source>Whole words</source>
<translation type="unfinished" />
</message>
<message>
<source>Whose keys the commands have: the program's own, or those of an editor you know. Your changes stay over them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Why there is no answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Why there is no preview</source>
<translation type="unfinished" />
</message>
<message>
<source>Why there is nothing to compare</source>
<translation type="unfinished" />
</message>
<message>
<source>Window</source>
<translation type="unfinished" />
</message>
<message>
<source>Word Wrap</source>
<translation type="unfinished" />
</message>
<message>
<source>Word wrap</source>
<translation type="unfinished" />
</message>
<message>
<source>Words, /a pattern/, tag:, runtime: and state: (running, warm, problem, favourite, deprecated). All must hold. Ctrl+Space completes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Works through the messages of a queue. Only those that failed come back; a dead-letter queue takes what fails five times.</source>
<translation type="unfinished" />
</message>
<message>
<source>Workspace</source>
<translation type="unfinished" />
</message>
<message>
<source>Wrap or Unwrap Event…</source>
<translation type="unfinished" />
</message>
<message>
<source>Wrap the event in</source>
<translation type="unfinished" />
</message>
<message>
<source>Wrapped in</source>
<translation type="unfinished" />
</message>
<message>
<source>Wrapped in {envelopes}</source>
<translation type="unfinished" />
</message>
<message>
<source>Wrapped in: {envelopes}</source>
<translation type="unfinished" />
</message>
<message>
<source>Write the events as the function's shareable test events, as the Lambda console and SAM CLI keep them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write the file in front to disk.</source>
<translation type="unfinished" />
</message>
<message>
<source>Write, run and measure Lambda functions on this machine. No account needed.</source>
<translation type="unfinished" />
</message>
<message>
<source>Yours</source>
<translation type="unfinished" />
</message>
<message>
<source>a number too long to show</source>
<translation type="unfinished" />
</message>
<message>
<source>an event</source>
<translation type="unfinished" />
</message>
<message>
<source>an event is in the {envelope} event</source>
<translation type="unfinished" />
</message>
<message>
<source>at first</source>
<translation type="unfinished" />
</message>
<message>
<source>at {time}</source>
<translation type="unfinished" />
</message>
<message>
<source>billed {billed_ms:,} ms</source>
<translation type="unfinished" />
</message>
<message>
<source>boolean</source>
<translation type="unfinished" />
</message>
<message>
<source>busy</source>
<translation type="unfinished" />
</message>
<message>
<source>cancelled</source>
<translation type="unfinished" />
</message>
<message>
<source>cannot run</source>
<translation type="unfinished" />
</message>
<message>
<source>choice</source>
<translation type="unfinished" />
</message>
<message>
<source>class</source>
<translation type="unfinished" />
</message>
<message>
<source>client context</source>
<translation type="unfinished" />
</message>
<message>
<source>cold</source>
<translation type="unfinished" />
</message>
<message>
<source>cold start</source>
<translation type="unfinished" />
</message>
<message>
<source>command</source>
<translation type="unfinished" />
</message>
<message>
<source>completes while an event is written</source>
<translation type="unfinished" />
</message>
<message>
<source>context</source>
<translation type="unfinished" />
</message>
<message>
<source>deletes a word in texts</source>
<translation type="unfinished" />
</message>
<message>
<source>duplicates a record in the event's form</source>
<translation type="unfinished" />
</message>
<message>
<source>edited</source>
<translation type="unfinished" />
</message>
<message>
<source>empty text</source>
<translation type="unfinished" />
</message>
<message>
<source>encoded as {encoded}</source>
<translation type="unfinished" />
</message>
<message>
<source>environments.toml has no environment {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>error</source>
<translation type="unfinished" />
</message>
<message>
<source>favourite</source>
<translation type="unfinished" />
</message>
<message>
<source>function</source>
<translation type="unfinished" />
</message>
<message>
<source>goes to the end of a text</source>
<translation type="unfinished" />
</message>
<message>
<source>goes to the next tab of the editor</source>
<translation type="unfinished" />
</message>
<message>
<source>goes to the previous tab of the editor</source>
<translation type="unfinished" />
</message>
<message>
<source>goes to the start of a text</source>
<translation type="unfinished" />
</message>
<message>
<source>heading</source>
<translation type="unfinished" />
</message>
<message>
<source>idle</source>
<translation type="unfinished" />
</message>
<message>
<source>in</source>
<translation type="unfinished" />
</message>
<message>
<source>info</source>
<translation type="unfinished" />
</message>
<message>
<source>integer</source>
<translation type="unfinished" />
</message>
<message>
<source>json</source>
<translation type="unfinished" />
</message>
<message>
<source>key</source>
<translation type="unfinished" />
</message>
<message>
<source>key, value or key=value</source>
<translation type="unfinished" />
</message>
<message>
<source>keys</source>
<translation type="unfinished" />
</message>
<message>
<source>last 4 KB</source>
<translation type="unfinished" />
</message>
<message>
<source>line {line}, column {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>line {n:,}</source>
<translation type="unfinished" />
</message>
<message>
<source>list</source>
<translation type="unfinished" />
</message>
<message>
<source>log tail</source>
<translation type="unfinished" />
</message>
<message>
<source>method</source>
<translation type="unfinished" />
</message>
<message>
<source>moves by a word in texts</source>
<translation type="unfinished" />
</message>
<message>
<source>moves lines in the event's text</source>
<translation type="unfinished" />
</message>
<message>
<source>nested too deeply to show</source>
<translation type="unfinished" />
</message>
<message>
<source>new on each send</source>
<translation type="unfinished" />
</message>
<message>
<source>no handler</source>
<translation type="unfinished" />
</message>
<message>
<source>none</source>
<translation type="unfinished" />
</message>
<message>
<source>not available</source>
<translation type="unfinished" />
</message>
<message>
<source>not here</source>
<translation type="unfinished" />
</message>
<message>
<source>not run</source>
<translation type="unfinished" />
</message>
<message>
<source>not set</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>null</source>
<translation type="unfinished" />
</message>
<message>
<source>number</source>
<translation type="unfinished" />
</message>
<message>
<source>object</source>
<translation type="unfinished" />
</message>
<message>
<source>off</source>
<translation type="unfinished" />
</message>
<message>
<source>ok</source>
<translation type="unfinished" />
</message>
<message>
<source>on</source>
<translation type="unfinished" />
</message>
<message>
<source>opens Replace in the event's text</source>
<translation type="unfinished" />
</message>
<message>
<source>opens the menu</source>
<translation type="unfinished" />
</message>
<message>
<source>or</source>
<translation type="unfinished" />
</message>
<message>
<source>over HTTP</source>
<translation type="unfinished" />
</message>
<message>
<source>pattern</source>
<translation type="unfinished" />
</message>
<message>
<source>process</source>
<translation type="unfinished" />
</message>
<message>
<source>qualifier</source>
<translation type="unfinished" />
</message>
<message>
<source>queued</source>
<translation type="unfinished" />
</message>
<message>
<source>ready</source>
<translation type="unfinished" />
</message>
<message>
<source>required</source>
<translation type="unfinished" />
</message>
<message>
<source>required, not set</source>
<translation type="unfinished" />
</message>
<message>
<source>reset</source>
<translation type="unfinished" />
</message>
<message>
<source>ruff is not installed.</source>
<translation type="unfinished" />
</message>
<message>
<source>running</source>
<translation type="unfinished" />
</message>
<message>
<source>runs again in the list of runs</source>
<translation type="unfinished" />
</message>
<message>
<source>sample</source>
<translation type="unfinished" />
</message>
<message>
<source>saved event</source>
<translation type="unfinished" />
</message>
<message>
<source>selects by a word in texts</source>
<translation type="unfinished" />
</message>
<message>
<source>set</source>
<translation type="unfinished" />
</message>
<message>
<source>setting</source>
<translation type="unfinished" />
</message>
<message>
<source>starting</source>
<translation type="unfinished" />
</message>
<message>
<source>stopped</source>
<translation type="unfinished" />
</message>
<message>
<source>streamed</source>
<translation type="unfinished" />
</message>
<message>
<source>taken by {takers}</source>
<translation type="unfinished" />
</message>
<message>
<source>tenant</source>
<translation type="unfinished" />
</message>
<message>
<source>tenant {id}</source>
<translation type="unfinished" />
</message>
<message>
<source>text</source>
<translation type="unfinished" />
</message>
<message>
<source>the bytes of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>the text of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>the whole answer</source>
<translation type="unfinished" />
</message>
<message>
<source>this place</source>
<translation type="unfinished" />
</message>
<message>
<source>timeout</source>
<translation type="unfinished" />
</message>
<message>
<source>timeout {seconds} s</source>
<translation type="unfinished" />
</message>
<message>
<source>trace</source>
<translation type="unfinished" />
</message>
<message>
<source>type</source>
<translation type="unfinished" />
</message>
<message>
<source>unresolved</source>
<translation type="unfinished" />
</message>
<message>
<source>unsaved event</source>
<translation type="unfinished" />
</message>
<message>
<source>value now</source>
<translation type="unfinished" />
</message>
<message>
<source>variable</source>
<translation type="unfinished" />
</message>
<message>
<source>warm</source>
<translation type="unfinished" />
</message>
<message>
<source>warm start</source>
<translation type="unfinished" />
</message>
<message>
<source>warning</source>
<translation type="unfinished" />
</message>
<message>
<source>what it does</source>
<translation type="unfinished" />
</message>
<message>
<source>what it is</source>
<translation type="unfinished" />
</message>
<message>
<source>{environment}, not in environments.toml</source>
<translation type="unfinished" />
</message>
<message>
<source>{executor} is not available.</source>
<translation type="unfinished" />
</message>
<message>
<source>{executor} is ready.</source>
<translation type="unfinished" />
</message>
<message>
<source>{functions}: the handler {before} is gone; {after} is new.</source>
<translation type="unfinished" />
</message>
<message>
<source>{functions}: the handler {before} is gone; {file} has {after}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{hits} in {files}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{item} of {n:,}</source>
<translation type="unfinished" />
</message>
<message>
<source>{least:,} to {most:,}</source>
<translation type="unfinished" />
</message>
<message>
<source>{line}, {old} becomes {new}</source>
<translation type="unfinished" />
</message>
<message>
<source>{low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} attempt</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} attempts</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} change</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} change in {file}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} changes</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} changes in {file}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} definitions of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} earlier not kept</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} file</source>
<translation>{n:,} Datei</translation>
</message>
<message>
<source>{n:,} file left alone.</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} files</source>
<translation>{n:,} Dateien</translation>
</message>
<message>
<source>{n:,} files left alone.</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} found</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} function</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} functions</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} hit</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} hits</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} large file not searched.</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} large files not searched.</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} line</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} lines</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} member</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} members</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} more characters</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} more characters, copied in full</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} more items</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} place</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} places</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} problem</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} problems</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} reference of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} references of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} secret hidden</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} secrets hidden</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} warm environment</source>
<translation type="unfinished" />
</message>
<message>
<source>{n:,} warm environments</source>
<translation type="unfinished" />
</message>
<message>
<source>{names} and {n} more</source>
<translation type="unfinished" />
</message>
<message>
<source>{names}: new on each send</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has unsaved changes.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has unsaved changes; reading it as {encoding} takes them back.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} has unsaved text.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is as it was.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is no longer on disk. Its text is still here.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is no longer there; saving writes it anew.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is not as it was when its change was shown.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is there twice.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} on disk and here</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was changed by another program.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was changed on disk, and has unsaved changes here.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was changed since.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not saved: another program changed it since it was opened.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not shown yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was renamed to {new}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} · deprecated</source>
<translation type="unfinished" />
</message>
<message>
<source>{number:,} of {n:,}</source>
<translation type="unfinished" />
</message>
<message>
<source>{number} of {changes}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} events</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} files were changed.</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} more field</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} more fields</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} problems</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} problems · line {line}: {text}</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} running</source>
<translation type="unfinished" />
</message>
<message>
<source>{n} things run</source>
<translation type="unfinished" />
</message>
<message>
<source>{percent} %</source>
<translation type="unfinished" />
</message>
<message>
<source>{phase}: {duration}, from {start} after the start.</source>
<translation type="unfinished" />
</message>
<message>
<source>{problems} for {trigger}</source>
<translation type="unfinished" />
</message>
<message>
<source>{property} is not known here: {expression} ({reason})</source>
<translation type="unfinished" />
</message>
<message>
<source>{reason} (and {n} more)</source>
<translation type="unfinished" />
</message>
<message>
<source>{reason} (line {line}, column {column}).</source>
<translation type="unfinished" />
</message>
<message>
<source>{runtime} was deprecated on {day}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{runtime} will be deprecated on {day}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{size} is over Lambda's limit of {limit} for a synchronous invoke; AWS answers 413.</source>
<translation type="unfinished" />
</message>
<message>
<source>{size} is over Lambda's limit of {limit} for an asynchronous invoke; AWS answers 413.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {keys} and would lose it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {keys}, which begins so, and would lose it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} has {keys}, which would run first, and would lose it.</source>
<translation type="unfinished" />
</message>
<message>
<source>{title} of the event</source>
<translation type="unfinished" />
</message>
<message>
<source>{title}, changed</source>
<translation type="unfinished" />
</message>
<message>
<source>{url} is on the clipboard.</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} in {files}</source>
<translation type="unfinished" />
</message>
<message>
<source>{why} It is tried again at {time}.</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” is not in {files}.</source>
<translation type="unfinished" />
</message>
<message>
<source>… {n:,} equal line</source>
<translation type="unfinished" />
</message>
<message>
<source>… {n:,} equal lines</source>
<translation type="unfinished" />
</message>
<message>
<source>… {n:,} more lines are not compared</source>
<translation type="unfinished" />
</message>
<message>
<source>… {n:,} more lines, copied in full</source>
<translation type="unfinished" />
</message>
</context>
</TS>
