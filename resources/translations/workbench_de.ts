<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
<name>workbench</name>
<message>
<source>1 limit of Lambda's does not hold in them.</source>
<translation>1 Grenze von Lambda gilt darin nicht.</translation>
</message>
<message>
<source>A SAM or CDK application, or any handler; drop one here too</source>
<translation>SAM, CDK oder einfache Handler; auch zum Hierherziehen</translation>
</message>
<message>
<source>A deployed function that is renamed is made anew by the next deployment, and the old one is deleted.</source>
<translation>Eine bereitgestellte Funktion, die umbenannt wird, legt das nächste Deployment neu an; die alte wird gelöscht.</translation>
</message>
<message>
<source>A file of the workspace in base64</source>
<translation>Eine Datei des Arbeitsbereichs in Base64</translation>
</message>
<message>
<source>A function is found by its template (template.yaml, cdk.out) or by a file with a handler.</source>
<translation>Eine Funktion wird an ihrem Template (template.yaml, cdk.out) oder an einer Datei mit einem Handler erkannt.</translation>
</message>
<message>
<source>A function is running.</source>
<translation>Eine Funktion läuft.</translation>
</message>
<message>
<source>A function that is debugged has no timeout.</source>
<translation>Eine Funktion, die debuggt wird, hat kein Zeitlimit.</translation>
</message>
<message>
<source>A function that is made needs a role.</source>
<translation>Eine Funktion, die angelegt wird, braucht eine Rolle.</translation>
</message>
<message>
<source>A function with its resources, events and tests, to begin with</source>
<translation>Eine Funktion mit Ressourcen, Events und Tests</translation>
</message>
<message>
<source>A layout needs a name.</source>
<translation>Eine Anordnung braucht einen Namen.</translation>
</message>
<message>
<source>A negative refund has to fail. Choose that run and Save Result as Expectation, in the Result or in the palette.</source>
<translation>Eine negative Erstattung muss fehlschlagen. Diesen Lauf wählen und sein Ergebnis als Erwartung speichern, unter Ergebnis oder in der Palette.</translation>
</message>
<message>
<source>A new UUID; uuid:NAME is the same wherever the name is</source>
<translation>Eine neue UUID; uuid:NAME ist überall gleich, wo der Name steht</translation>
</message>
<message>
<source>A new environment starts, and the debugger attaches to it.</source>
<translation>Eine neue Umgebung startet, und der Debugger verbindet sich mit ihr.</translation>
</message>
<message>
<source>A new environment starts, and the function runs once with the event.</source>
<translation>Eine neue Umgebung startet, und die Funktion läuft einmal mit dem Event.</translation>
</message>
<message>
<source>A number is too large or too long for the form; write it as JSON.</source>
<translation>Eine Zahl ist für das Formular zu groß oder zu lang; sie lässt sich als JSON schreiben.</translation>
</message>
<message>
<source>A number that counts up from send to send</source>
<translation>Eine Zahl, die von Senden zu Senden hochzählt</translation>
</message>
<message>
<source>A repeat of repeats or of alternatives takes too long to look for.</source>
<translation>Nach einer Wiederholung von Wiederholungen oder Alternativen zu suchen, dauert zu lange.</translation>
</message>
<message>
<source>A runtime of its own: a shell script that asks Lambda's Runtime API for events. A start for any language without a managed runtime.</source>
<translation>Eine eigene Runtime: ein Shell-Skript, das die Runtime API von Lambda nach Events fragt. Ein Anfang für jede Sprache ohne verwaltete Runtime.</translation>
</message>
<message>
<source>A step of a workflow. Errors have names of their own: the state machine that comes with it tries again after one and ends on the other.</source>
<translation>Ein Schritt eines Workflows. Fehler haben eigene Namen: Die mitgelieferte State Machine versucht es nach dem einen erneut und endet beim anderen.</translation>
</message>
<message>
<source>A version keeps this code and these settings.</source>
<translation>Eine Version behält diesen Code und diese Einstellungen.</translation>
</message>
<message>
<source>API Gateway</source>
<translation>API Gateway</translation>
</message>
<message>
<source>ARN of a role that Lambda may assume</source>
<translation>ARN einer Rolle, die Lambda annehmen darf</translation>
</message>
<message>
<source>ARN of the function's role</source>
<translation>ARN der Rolle der Funktion</translation>
</message>
<message>
<source>AWS</source>
<translation>AWS</translation>
</message>
<message>
<source>AWS endpoint</source>
<translation>AWS-Endpunkt</translation>
</message>
<message>
<source>AWS has deprecated its runtime.</source>
<translation>AWS hat die Runtime abgekündigt.</translation>
</message>
<message>
<source>About</source>
<translation>Über</translation>
</message>
<message>
<source>About Lambda Workbench</source>
<translation>Über Lambda Workbench</translation>
</message>
<message>
<source>About the selected event</source>
<translation>Über das gewählte Event</translation>
</message>
<message>
<source>Account concurrency</source>
<translation>Nebenläufigkeit des Kontos</translation>
</message>
<message>
<source>Account {account}, {region}</source>
<translation>Konto {account}, {region}</translation>
</message>
<message>
<source>Add</source>
<translation>Hinzufügen</translation>
</message>
<message>
<source>Add Breakpoint</source>
<translation>Haltepunkt setzen</translation>
</message>
<message>
<source>Add Caret Above</source>
<translation>Cursor darüber hinzufügen</translation>
</message>
<message>
<source>Add Caret Below</source>
<translation>Cursor darunter hinzufügen</translation>
</message>
<message>
<source>Add a watch expression</source>
<translation>Überwachten Ausdruck hinzufügen</translation>
</message>
<message>
<source>Add expression</source>
<translation>Ausdruck hinzufügen</translation>
</message>
<message>
<source>Add item</source>
<translation>Eintrag hinzufügen</translation>
</message>
<message>
<source>Add record</source>
<translation>Record hinzufügen</translation>
</message>
<message>
<source>Add to {title}</source>
<translation>Zu {title} hinzufügen</translation>
</message>
<message>
<source>After</source>
<translation>Nachher</translation>
</message>
<message>
<source>All</source>
<translation>Alle</translation>
</message>
<message>
<source>All fields</source>
<translation>Alle Felder</translation>
</message>
<message>
<source>All files (*)</source>
<translation>Alle Dateien (*)</translation>
</message>
<message>
<source>An HTTP address of its own that answers while it works: a line of JSON for each item, as soon as it is ready.</source>
<translation>Eine eigene HTTP-Adresse, die während der Arbeit antwortet: eine Zeile JSON für jedes Element, sobald es fertig ist.</translation>
</message>
<message>
<source>An empty object: pick a source above, or write JSON.</source>
<translation>Ein leeres Objekt: oben eine Quelle wählen oder JSON schreiben.</translation>
</message>
<message>
<source>An event of this name exists and would be replaced.</source>
<translation>Ein Event dieses Namens gibt es schon; es würde ersetzt.</translation>
</message>
<message>
<source>An invoke of it goes on.</source>
<translation>Ein Aufruf läuft gerade.</translation>
</message>
<message>
<source>Another program has changed the file since. Save again to replace it.</source>
<translation>Ein anderes Programm hat die Datei inzwischen geändert. Erneutes Speichern ersetzt sie.</translation>
</message>
<message>
<source>Another way to the command, beside the keys it has</source>
<translation>Ein weiterer Weg zum Befehl, neben den Tasten, die er hat</translation>
</message>
<message>
<source>Answer</source>
<translation>Antwort</translation>
</message>
<message>
<source>Answers requests of an HTTP API: reads the body, checks it, and replies with JSON. A client's mistake is status 400.</source>
<translation>Beantwortet Anfragen einer HTTP-API: liest den Body, prüft ihn und antwortet mit JSON. Ein Fehler des Clients ist Status 400.</translation>
</message>
<message>
<source>Any result will do for this event; only how it ends is expected.</source>
<translation>Für dieses Event ist jedes Ergebnis recht; erwartet wird nur, wie es endet.</translation>
</message>
<message>
<source>Appearance</source>
<translation>Aussehen</translation>
</message>
<message>
<source>Apply</source>
<translation>Anwenden</translation>
</message>
<message>
<source>Arrange the panels for following a run.</source>
<translation>Die Panels zum Verfolgen eines Laufs anordnen.</translation>
</message>
<message>
<source>Arrange the panels for looking at timings.</source>
<translation>Die Panels zum Betrachten von Zeiten anordnen.</translation>
</message>
<message>
<source>Arrange the panels for writing code.</source>
<translation>Die Panels zum Schreiben von Code anordnen.</translation>
</message>
<message>
<source>Arrange the panels for writing events.</source>
<translation>Die Panels zum Schreiben von Events anordnen.</translation>
</message>
<message>
<source>As End.</source>
<translation>Wie Ende.</translation>
</message>
<message>
<source>As Escape: leave what is open, drop further carets.</source>
<translation>Wie Escape: Offenes verlassen, weitere Cursor entfernen.</translation>
</message>
<message>
<source>As Home.</source>
<translation>Wie Pos1.</translation>
</message>
<message>
<source>As Page Down.</source>
<translation>Wie Bild ab.</translation>
</message>
<message>
<source>As Page Up.</source>
<translation>Wie Bild auf.</translation>
</message>
<message>
<source>As expected</source>
<translation>Wie erwartet</translation>
</message>
<message>
<source>As the downward arrow.</source>
<translation>Wie der Pfeil nach unten.</translation>
</message>
<message>
<source>As the left arrow.</source>
<translation>Wie der Pfeil nach links.</translation>
</message>
<message>
<source>As the right arrow.</source>
<translation>Wie der Pfeil nach rechts.</translation>
</message>
<message>
<source>As the upward arrow.</source>
<translation>Wie der Pfeil nach oben.</translation>
</message>
<message>
<source>Ask AWS whether the function here is what is deployed.</source>
<translation>AWS fragen, ob die Funktion hier die bereitgestellte ist.</translation>
</message>
<message>
<source>Ask for the value of an expression, or run a statement, where the function that is debugged stands.</source>
<translation>Nach dem Wert eines Ausdrucks fragen oder eine Anweisung ausführen, wo die debuggte Funktion steht.</translation>
</message>
<message>
<source>Asks AWS for the functions of this region, with the credentials of the profile.</source>
<translation>Fragt AWS nach den Funktionen dieser Region, mit den Zugangsdaten des Profils.</translation>
</message>
<message>
<source>Assign</source>
<translation>Zuweisen</translation>
</message>
<message>
<source>Asynchronous events</source>
<translation>Asynchrone Events</translation>
</message>
<message>
<source>Asynchronous invocation</source>
<translation>Asynchroner Aufruf</translation>
</message>
<message>
<source>Asynchronous.</source>
<translation>Asynchron.</translation>
</message>
<message>
<source>Asynchronous: attempt {attempts} runs.</source>
<translation>Asynchron: Versuch {attempts} läuft.</translation>
</message>
<message>
<source>Asynchronous: {condition} after {attempts}.</source>
<translation>Asynchron: {condition} nach {attempts}.</translation>
</message>
<message>
<source>Auto</source>
<translation>Automatisch</translation>
</message>
<message>
<source>Auto takes Docker when it answers, and a child process when it does not.</source>
<translation>Automatisch nimmt Docker, wenn es antwortet, sonst einen Kindprozess.</translation>
</message>
<message>
<source>Back</source>
<translation>Zurück</translation>
</message>
<message>
<source>Back ({keys})</source>
<translation>Zurück ({keys})</translation>
</message>
<message>
<source>Back to the default: {value}</source>
<translation>Zurück zur Vorgabe: {value}</translation>
</message>
<message>
<source>Back to what the file has</source>
<translation>Zurück zu dem, was in der Datei steht</translation>
</message>
<message>
<source>Back: tour</source>
<translation>Zurück: Tour</translation>
</message>
<message>
<source>Before</source>
<translation>Vorher</translation>
</message>
<message>
<source>Below a module stands what it was the first to import.</source>
<translation>Unter einem Modul steht, was es als Erstes importiert hat.</translation>
</message>
<message>
<source>Blueprint</source>
<translation>Blueprint</translation>
</message>
<message>
<source>Blueprints</source>
<translation>Blueprints</translation>
</message>
<message>
<source>Both</source>
<translation>Beide</translation>
</message>
<message>
<source>Breakpoint</source>
<translation>Haltepunkt</translation>
</message>
<message>
<source>Breakpoint in line {line}</source>
<translation>Haltepunkt in Zeile {line}</translation>
</message>
<message>
<source>Breakpoint, disabled</source>
<translation>Haltepunkt, ausgeschaltet</translation>
</message>
<message>
<source>CALL STACK</source>
<translation>AUFRUFE</translation>
</message>
<message>
<source>CONSOLE</source>
<translation>KONSOLE</translation>
</message>
<message>
<source>Cache</source>
<translation>Cache</translation>
</message>
<message>
<source>Call stack</source>
<translation>Aufrufe</translation>
</message>
<message>
<source>Call your own layout, which is in force, otherwise.</source>
<translation>Die eigene Anordnung, die gilt, anders nennen.</translation>
</message>
<message>
<source>Called at the Lambda service: account {account}, {region}</source>
<translation>Aufgerufen beim Lambda-Dienst: Konto {account}, {region}</translation>
</message>
<message>
<source>Cancel</source>
<translation>Abbrechen</translation>
</message>
<message>
<source>Cancelled</source>
<translation>Abgebrochen</translation>
</message>
<message>
<source>Change files</source>
<translation>Dateien ändern</translation>
</message>
<message>
<source>Change keys</source>
<translation>Tasten ändern</translation>
</message>
<message>
<source>Change places with the line above.</source>
<translation>Mit der Zeile darüber tauschen.</translation>
</message>
<message>
<source>Change places with the line below.</source>
<translation>Mit der Zeile darunter tauschen.</translation>
</message>
<message>
<source>Change places with the tab after.</source>
<translation>Mit dem Tab danach tauschen.</translation>
</message>
<message>
<source>Change places with the tab before.</source>
<translation>Mit dem Tab davor tauschen.</translation>
</message>
<message>
<source>Change the configuration of {name}</source>
<translation>Die Konfiguration von {name} ändern</translation>
</message>
<message>
<source>Change the event</source>
<translation>Das Event ändern</translation>
</message>
<message>
<source>Change the handler of {name} to {new}</source>
<translation>Den Handler von {name} auf {new} ändern</translation>
</message>
<message>
<source>Change what Lambda knows of the function, field by field, where its template or workbench.toml says it.</source>
<translation>Feld für Feld ändern, was Lambda von der Funktion weiß, dort, wo ihr Template oder workbench.toml es sagt.</translation>
</message>
<message>
<source>Changed {when}</source>
<translation>Geändert {when}</translation>
</message>
<message>
<source>Changing all records</source>
<translation>Alle Records werden geändert</translation>
</message>
<message>
<source>Check Python code</source>
<translation>Python-Code prüfen</translation>
</message>
<message>
<source>Check of the answer</source>
<translation>Prüfung der Antwort</translation>
</message>
<message>
<source>Check that nobody changed it</source>
<translation>Prüfen, dass niemand sie geändert hat</translation>
</message>
<message>
<source>Check whether Lambda would take the request, without running the function.</source>
<translation>Prüfen, ob Lambda die Anfrage annähme, ohne die Funktion auszuführen.</translation>
</message>
<message>
<source>Choose Hello in the explorer, or press [file.quick_open] and type its name. Its code opens.</source>
<translation>Im Explorer Hello wählen, oder [file.quick_open] drücken und den Namen tippen. Der Code öffnet sich.</translation>
</message>
<message>
<source>Choose Orders and run Configure Function from the palette ([view.palette]), or open template.yaml. Set the memory size from 512 to 128 and save.</source>
<translation>Orders wählen und in der Palette ([view.palette]) „Funktion konfigurieren“ ausführen, oder template.yaml öffnen. Die Speichergröße von 512 auf 128 setzen und speichern.</translation>
</message>
<message>
<source>Choose Orders, then the event orders-uploaded.json: what S3 sends when a file is stored. Invoke with [run.invoke].</source>
<translation>Orders wählen, dann das Event orders-uploaded.json: was S3 sendet, wenn eine Datei abgelegt wird. Mit [run.invoke] aufrufen.</translation>
</message>
<message>
<source>Choose Refund and the event refund-negative.json, and invoke. The Result shows the error; its stack trace leads to the line.</source>
<translation>Refund und das Event refund-negative.json wählen und aufrufen. Das Ergebnis zeigt den Fehler; sein Stacktrace führt zur Zeile.</translation>
</message>
<message>
<source>Choose Sample Event…</source>
<translation>Beispiel-Event wählen…</translation>
</message>
<message>
<source>Choose a function</source>
<translation>Funktion wählen</translation>
</message>
<message>
<source>Choose a function and an event, and invoke it. The result shows here.</source>
<translation>Eine Funktion und ein Event wählen und aufrufen. Hier erscheint das Ergebnis.</translation>
</message>
<message>
<source>Choose a function in the explorer to see its handler.</source>
<translation>Im Explorer eine Funktion wählen, um ihren Handler zu sehen.</translation>
</message>
<message>
<source>Choose a layout of the panels, also one of your own.</source>
<translation>Eine Anordnung der Panels wählen, auch eine eigene.</translation>
</message>
<message>
<source>Choose how the lines of the file in front end.</source>
<translation>Wählen, wie die Zeilen der vorderen Datei enden.</translation>
</message>
<message>
<source>Choose how the program looks and works.</source>
<translation>Einstellen, wie das Programm aussieht und arbeitet.</translation>
</message>
<message>
<source>Choose the folder</source>
<translation>Ordner wählen</translation>
</message>
<message>
<source>Choose the folder of the application</source>
<translation>Ordner der Anwendung wählen</translation>
</message>
<message>
<source>Choose the keys of commands.</source>
<translation>Die Tasten der Befehle wählen.</translation>
</message>
<message>
<source>Choose where the function is deployed to, then compare. AWS is not asked before that.</source>
<translation>Wählen, wohin die Funktion bereitgestellt wird, dann vergleichen. Vorher wird AWS nicht gefragt.</translation>
</message>
<message>
<source>Clear</source>
<translation>Leeren</translation>
</message>
<message>
<source>Clear Run History</source>
<translation>Verlauf leeren</translation>
</message>
<message>
<source>Click to try again.</source>
<translation>Ein Klick versucht es noch einmal.</translation>
</message>
<message>
<source>Client context</source>
<translation>Client Context</translation>
</message>
<message>
<source>Close</source>
<translation>Schließen</translation>
</message>
<message>
<source>Close (Escape)</source>
<translation>Schließen (Escape)</translation>
</message>
<message>
<source>Close ({keys})</source>
<translation>Schließen ({keys})</translation>
</message>
<message>
<source>Close Split</source>
<translation>Teilung aufheben</translation>
</message>
<message>
<source>Close Tab</source>
<translation>Tab schließen</translation>
</message>
<message>
<source>Close file</source>
<translation>Datei schließen</translation>
</message>
<message>
<source>Close tab</source>
<translation>Tab schließen</translation>
</message>
<message>
<source>Close the file in front.</source>
<translation>Die vordere Datei schließen.</translation>
</message>
<message>
<source>Close the window.</source>
<translation>Das Fenster schließen.</translation>
</message>
<message>
<source>Closing the window stops it.</source>
<translation>Schließen des Fensters stoppt sie.</translation>
</message>
<message>
<source>CloudWatch Logs (gzip, base64)</source>
<translation>CloudWatch Logs (gzip, base64)</translation>
</message>
<message>
<source>Code</source>
<translation>Code</translation>
</message>
<message>
<source>Colours of the window: those of the system, dark, light, or high contrast.</source>
<translation>Farben des Fensters: die des Systems, dunkel, hell oder hoher Kontrast.</translation>
</message>
<message>
<source>Command</source>
<translation>Befehl</translation>
</message>
<message>
<source>Command Palette…</source>
<translation>Befehlspalette…</translation>
</message>
<message>
<source>Command lines used instead of what is on the PATH, such as typescript = "typescript-language-server --stdio". An empty text switches a language's server off. Languages: typescript (JavaScript too), json, yaml, shell, dockerfile, toml, markdown, go, rust, ruby, java, csharp.</source>
<translation>Befehlszeilen anstelle dessen, was im PATH ist, etwa typescript = "typescript-language-server --stdio". Ein leerer Text schaltet den Server einer Sprache aus. Sprachen: typescript (auch JavaScript), json, yaml, shell, dockerfile, toml, markdown, go, rust, ruby, java, csharp.</translation>
</message>
<message>
<source>Commands</source>
<translation>Befehle</translation>
</message>
<message>
<source>Commands and their keys</source>
<translation>Befehle und ihre Tasten</translation>
</message>
<message>
<source>Comment the selected lines out or in.</source>
<translation>Gewählte Zeilen aus- oder einkommentieren.</translation>
</message>
<message>
<source>Compare</source>
<translation>Vergleichen</translation>
</message>
<message>
<source>Compare with</source>
<translation>Vergleichen mit</translation>
</message>
<message>
<source>Compare with AWS</source>
<translation>Mit AWS vergleichen</translation>
</message>
<message>
<source>Comparing with AWS</source>
<translation>Vergleich mit AWS</translation>
</message>
<message>
<source>Comparing…</source>
<translation>Wird verglichen …</translation>
</message>
<message>
<source>Complete</source>
<translation>Vervollständigen</translation>
</message>
<message>
<source>Complete while typing</source>
<translation>Beim Tippen vervollständigen</translation>
</message>
<message>
<source>Completions</source>
<translation>Vervollständigungen</translation>
</message>
<message>
<source>Compose</source>
<translation>Zusammenstellen</translation>
</message>
<message>
<source>Compose an event of the kind that the function's template has it invoked by.</source>
<translation>Ein Event der Art zusammenstellen, mit der das Template die Funktion aufrufen lässt.</translation>
</message>
<message>
<source>Concurrency</source>
<translation>Nebenläufigkeit</translation>
</message>
<message>
<source>Condition</source>
<translation>Bedingung</translation>
</message>
<message>
<source>Configure Function…</source>
<translation>Funktion konfigurieren…</translation>
</message>
<message>
<source>Configure Orders again, or edit template.yaml: under Environment, make CURRENCY USD, and save. The next run starts a new environment that has it.</source>
<translation>Orders erneut konfigurieren oder template.yaml bearbeiten: unter Environment CURRENCY auf USD setzen und speichern. Der nächste Lauf startet eine neue Umgebung damit.</translation>
</message>
<message>
<source>Configure {function}</source>
<translation>{function} konfigurieren</translation>
</message>
<message>
<source>Confirm closing</source>
<translation>Schließen bestätigen</translation>
</message>
<message>
<source>Console</source>
<translation>Konsole</translation>
</message>
<message>
<source>Container image</source>
<translation>Container-Image</translation>
</message>
<message>
<source>Container images used instead of AWS's base images, by runtime, such as "python3.13" = "my/image:1".</source>
<translation>Container-Images anstelle der Base-Images von AWS, nach Runtime, etwa "python3.13" = "my/image:1".</translation>
</message>
<message>
<source>Contents</source>
<translation>Inhalt</translation>
</message>
<message>
<source>Context</source>
<translation>Context</translation>
</message>
<message>
<source>Continue</source>
<translation>Fortsetzen</translation>
</message>
<message>
<source>Copied</source>
<translation>Kopiert</translation>
</message>
<message>
<source>Copy</source>
<translation>Kopieren</translation>
</message>
<message>
<source>Copy ARN</source>
<translation>ARN kopieren</translation>
</message>
<message>
<source>Copy Event</source>
<translation>Event kopieren</translation>
</message>
<message>
<source>Copy Function ARN</source>
<translation>ARN der Funktion kopieren</translation>
</message>
<message>
<source>Copy Function Name</source>
<translation>Namen der Funktion kopieren</translation>
</message>
<message>
<source>Copy Lines Down</source>
<translation>Zeilen nach unten kopieren</translation>
</message>
<message>
<source>Copy Lines Up</source>
<translation>Zeilen nach oben kopieren</translation>
</message>
<message>
<source>Copy Name</source>
<translation>Namen kopieren</translation>
</message>
<message>
<source>Copy Path</source>
<translation>Pfad kopieren</translation>
</message>
<message>
<source>Copy Result</source>
<translation>Ergebnis kopieren</translation>
</message>
<message>
<source>Copy Row</source>
<translation>Zeile kopieren</translation>
</message>
<message>
<source>Copy Value</source>
<translation>Wert kopieren</translation>
</message>
<message>
<source>Copy events into the workspace: files of SAM CLI, other JSON files, or a schema of shareable test events.</source>
<translation>Events in den Arbeitsbereich kopieren: Dateien der SAM CLI, andere JSON-Dateien oder ein Schema teilbarer Test-Events.</translation>
</message>
<message>
<source>Copy exactly what is sent</source>
<translation>Genau das Gesendete kopieren</translation>
</message>
<message>
<source>Copy notice</source>
<translation>Meldung kopieren</translation>
</message>
<message>
<source>Copy the JSON files of a folder and of those in it into the workspace.</source>
<translation>Die JSON-Dateien eines Ordners und seiner Unterordner in den Arbeitsbereich kopieren.</translation>
</message>
<message>
<source>Copy the lines that are shown</source>
<translation>Die gezeigten Zeilen kopieren</translation>
</message>
<message>
<source>Copy the log</source>
<translation>Log kopieren</translation>
</message>
<message>
<source>Copy the payload</source>
<translation>Payload kopieren</translation>
</message>
<message>
<source>Copy the payload exactly as returned</source>
<translation>Payload genau wie zurückgegeben kopieren</translation>
</message>
<message>
<source>Copy the saved event, with what is kept beside it.</source>
<translation>Das gespeicherte Event kopieren, mit dem, was daneben gespeichert ist.</translation>
</message>
<message>
<source>Copy the selected text to the clipboard.</source>
<translation>Den gewählten Text in die Zwischenablage kopieren.</translation>
</message>
<message>
<source>Copy what is sent</source>
<translation>Gesendetes kopieren</translation>
</message>
<message>
<source>Copy with dots for the secrets</source>
<translation>Mit Punkten anstelle der Geheimnisse kopieren</translation>
</message>
<message>
<source>Correct the event.</source>
<translation>Das Event berichtigen.</translation>
</message>
<message>
<source>Cost</source>
<translation>Kosten</translation>
</message>
<message>
<source>Could not run</source>
<translation>Nicht ausführbar</translation>
</message>
<message>
<source>Create</source>
<translation>Anlegen</translation>
</message>
<message>
<source>Cursor Down</source>
<translation>Cursor nach unten</translation>
</message>
<message>
<source>Cursor Left</source>
<translation>Cursor nach links</translation>
</message>
<message>
<source>Cursor Right</source>
<translation>Cursor nach rechts</translation>
</message>
<message>
<source>Cursor Up</source>
<translation>Cursor nach oben</translation>
</message>
<message>
<source>Cursor a Page Down</source>
<translation>Cursor eine Seite nach unten</translation>
</message>
<message>
<source>Cursor a Page Up</source>
<translation>Cursor eine Seite nach oben</translation>
</message>
<message>
<source>Cursor a Word Left</source>
<translation>Cursor ein Wort nach links</translation>
</message>
<message>
<source>Cursor a Word Right</source>
<translation>Cursor ein Wort nach rechts</translation>
</message>
<message>
<source>Cursor position</source>
<translation>Cursorposition</translation>
</message>
<message>
<source>Cursor to Line End</source>
<translation>Cursor ans Zeilenende</translation>
</message>
<message>
<source>Cursor to Line Start</source>
<translation>Cursor an den Zeilenanfang</translation>
</message>
<message>
<source>Cursor to the Beginning</source>
<translation>Cursor an den Anfang</translation>
</message>
<message>
<source>Cursor to the End</source>
<translation>Cursor ans Ende</translation>
</message>
<message>
<source>Custom runtime in a shell</source>
<translation>Eigene Runtime in einer Shell</translation>
</message>
<message>
<source>Cut</source>
<translation>Ausschneiden</translation>
</message>
<message>
<source>Cut to Line End</source>
<translation>Bis Zeilenende ausschneiden</translation>
</message>
<message>
<source>Cut what is between the cursor and the end of the line.</source>
<translation>Ausschneiden, was zwischen dem Cursor und dem Ende der Zeile steht.</translation>
</message>
<message>
<source>Dark</source>
<translation>Dunkel</translation>
</message>
<message>
<source>Data</source>
<translation>Daten</translation>
</message>
<message>
<source>Debug</source>
<translation>Debuggen</translation>
</message>
<message>
<source>Debug or Continue</source>
<translation>Debuggen oder fortsetzen</translation>
</message>
<message>
<source>Debug the same function with the same event from the beginning.</source>
<translation>Dieselbe Funktion mit demselben Event von vorn debuggen.</translation>
</message>
<message>
<source>Debugger</source>
<translation>Debugger</translation>
</message>
<message>
<source>Debugging</source>
<translation>Debuggen</translation>
</message>
<message>
<source>Debugging did not begin</source>
<translation>Das Debuggen hat nicht begonnen</translation>
</message>
<message>
<source>Debugging of {function} was stopped</source>
<translation>Das Debuggen von {function} wurde beendet</translation>
</message>
<message>
<source>Decide later</source>
<translation>Später entscheiden</translation>
</message>
<message>
<source>Default</source>
<translation>Vorgabe</translation>
</message>
<message>
<source>Default ({value})</source>
<translation>Vorgabe ({value})</translation>
</message>
<message>
<source>Delete</source>
<translation>Löschen</translation>
</message>
<message>
<source>Delete Event</source>
<translation>Event löschen</translation>
</message>
<message>
<source>Delete Function…</source>
<translation>Funktion löschen…</translation>
</message>
<message>
<source>Delete Item</source>
<translation>Eintrag löschen</translation>
</message>
<message>
<source>Delete Layout</source>
<translation>Anordnung löschen</translation>
</message>
<message>
<source>Delete Lines</source>
<translation>Zeilen löschen</translation>
</message>
<message>
<source>Delete Record</source>
<translation>Record löschen</translation>
</message>
<message>
<source>Delete Right</source>
<translation>Rechts löschen</translation>
</message>
<message>
<source>Delete Word Right</source>
<translation>Wort rechts löschen</translation>
</message>
<message>
<source>Delete the layout {name}?</source>
<translation>Anordnung {name} löschen?</translation>
</message>
<message>
<source>Delete the saved event; it can be put back until the program ends.</source>
<translation>Das gespeicherte Event löschen; bis zum Ende des Programms kann es zurückgeholt werden.</translation>
</message>
<message>
<source>Delete to the end of the word.</source>
<translation>Bis zum Ende des Worts löschen.</translation>
</message>
<message>
<source>Delete what is right of the cursor.</source>
<translation>Löschen, was rechts vom Cursor steht.</translation>
</message>
<message>
<source>Delete {name}</source>
<translation>{name} löschen</translation>
</message>
<message>
<source>Deploy</source>
<translation>Bereitstellen</translation>
</message>
<message>
<source>Deploy to {profile}</source>
<translation>In {profile} bereitstellen</translation>
</message>
<message>
<source>Deploy {function}</source>
<translation>{function} bereitstellen</translation>
</message>
<message>
<source>Deploy {function} Here…</source>
<translation>{function} hierhin bereitstellen …</translation>
</message>
<message>
<source>Deployed</source>
<translation>Bereitgestellt</translation>
</message>
<message>
<source>Deploying</source>
<translation>Bereitstellen</translation>
</message>
<message>
<source>Deploying…</source>
<translation>Wird bereitgestellt …</translation>
</message>
<message>
<source>Deploy…</source>
<translation>Bereitstellen …</translation>
</message>
<message>
<source>Deutsch</source>
<translation>Deutsch</translation>
</message>
<message>
<source>Diff</source>
<translation>Diff</translation>
</message>
<message>
<source>Differs from the expectation</source>
<translation>Weicht von der Erwartung ab</translation>
</message>
<message>
<source>Differs from the expectation in {places}</source>
<translation>Weicht an {places} von der Erwartung ab</translation>
</message>
<message>
<source>Disable Breakpoint</source>
<translation>Haltepunkt ausschalten</translation>
</message>
<message>
<source>Discard</source>
<translation>Verwerfen</translation>
</message>
<message>
<source>Dismiss</source>
<translation>Schließen</translation>
</message>
<message>
<source>Dismiss notice</source>
<translation>Meldung schließen</translation>
</message>
<message>
<source>Docker</source>
<translation>Docker</translation>
</message>
<message>
<source>Done.</source>
<translation>Getan.</translation>
</message>
<message>
<source>Dry Run</source>
<translation>Dry Run</translation>
</message>
<message>
<source>Dry run</source>
<translation>Dry Run</translation>
</message>
<message>
<source>Duplicate</source>
<translation>Duplizieren</translation>
</message>
<message>
<source>Duplicate Event</source>
<translation>Event duplizieren</translation>
</message>
<message>
<source>Duplicate Function…</source>
<translation>Funktion duplizieren…</translation>
</message>
<message>
<source>Duplicate Item</source>
<translation>Eintrag duplizieren</translation>
</message>
<message>
<source>Duplicate Record</source>
<translation>Record duplizieren</translation>
</message>
<message>
<source>Duplicate {name}</source>
<translation>{name} duplizieren</translation>
</message>
<message>
<source>Duplicate {name} as {new}</source>
<translation>{name} als {new} duplizieren</translation>
</message>
<message>
<source>Durable execution</source>
<translation>Durable Execution</translation>
</message>
<message>
<source>Duration</source>
<translation>Dauer</translation>
</message>
<message>
<source>DynamoDB stream</source>
<translation>DynamoDB-Stream</translation>
</message>
<message>
<source>EVENT</source>
<translation>EVENT</translation>
</message>
<message>
<source>EXPLORER</source>
<translation>EXPLORER</translation>
</message>
<message>
<source>Each can be changed in the preferences, or by hand in {file}.</source>
<translation>Jede lässt sich in den Einstellungen oder von Hand in {file} ändern.</translation>
</message>
<message>
<source>Each entry needs a name and a value.</source>
<translation>Jeder Eintrag braucht einen Namen und einen Wert.</translation>
</message>
<message>
<source>Edit</source>
<translation>Bearbeiten</translation>
</message>
<message>
<source>Edit Breakpoint…</source>
<translation>Haltepunkt bearbeiten…</translation>
</message>
<message>
<source>Edit Environments</source>
<translation>Umgebungen bearbeiten</translation>
</message>
<message>
<source>Edit environments.toml</source>
<translation>environments.toml bearbeiten</translation>
</message>
<message>
<source>Editor</source>
<translation>Editor</translation>
</message>
<message>
<source>Elsewhere</source>
<translation>Anderswo</translation>
</message>
<message>
<source>Emacs</source>
<translation>Emacs</translation>
</message>
<message>
<source>Enable Breakpoint</source>
<translation>Haltepunkt einschalten</translation>
</message>
<message>
<source>Enabled</source>
<translation>Eingeschaltet</translation>
</message>
<message>
<source>Encoding</source>
<translation>Zeichenkodierung</translation>
</message>
<message>
<source>End all language servers and start them anew.</source>
<translation>Alle Sprachserver beenden und neu starten.</translation>
</message>
<message>
<source>End the run that is debugged.</source>
<translation>Den Lauf beenden, der debuggt wird.</translation>
</message>
<message>
<source>End the tour</source>
<translation>Tour beenden</translation>
</message>
<message>
<source>End the tour; Take the Tour goes on where it was.</source>
<translation>Die Tour beenden; „Tour machen“ setzt sie dort fort, wo sie war.</translation>
</message>
<message>
<source>Engine</source>
<translation>Engine</translation>
</message>
<message>
<source>Engine state</source>
<translation>Zustand der Engine</translation>
</message>
<message>
<source>Engine: {title}, {state}</source>
<translation>Engine: {title}, {state}</translation>
</message>
<message>
<source>English</source>
<translation>English</translation>
</message>
<message>
<source>Enter puts {title} in its place, and undo brings it back.</source>
<translation>Enter setzt {title} an seine Stelle, Rückgängig holt es zurück.</translation>
</message>
<message>
<source>Envelopes of the event</source>
<translation>Hüllen des Events</translation>
</message>
<message>
<source>Environment</source>
<translation>Umgebung</translation>
</message>
<message>
<source>Environment variables</source>
<translation>Umgebungsvariablen</translation>
</message>
<message>
<source>Environment: {name}</source>
<translation>Umgebung: {name}</translation>
</message>
<message>
<source>Escape</source>
<translation>Escape</translation>
</message>
<message>
<source>Evaluate in the chosen call</source>
<translation>Im gewählten Aufruf auswerten</translation>
</message>
<message>
<source>Evaluate in {name}</source>
<translation>In {name} auswerten</translation>
</message>
<message>
<source>Evaluate…</source>
<translation>Auswerten…</translation>
</message>
<message>
<source>Event</source>
<translation>Event</translation>
</message>
<message>
<source>Event (asynchronous)</source>
<translation>Event (asynchron)</translation>
</message>
<message>
<source>Event History…</source>
<translation>Event-Verlauf…</translation>
</message>
<message>
<source>Event JSON</source>
<translation>Event-JSON</translation>
</message>
<message>
<source>Event as a form</source>
<translation>Event als Formular</translation>
</message>
<message>
<source>Event composer</source>
<translation>Event-Composer</translation>
</message>
<message>
<source>Event size</source>
<translation>Größe des Events</translation>
</message>
<message>
<source>Event source: {name}</source>
<translation>Event-Quelle: {name}</translation>
</message>
<message>
<source>Event sources</source>
<translation>Event-Quellen</translation>
</message>
<message>
<source>Event test {name}: {reason}</source>
<translation>Event-Test {name}: {reason}</translation>
</message>
<message>
<source>Event: {reason} ({place})</source>
<translation>Event: {reason} ({place})</translation>
</message>
<message>
<source>EventBridge event</source>
<translation>EventBridge-Event</translation>
</message>
<message>
<source>EventBridge schedule</source>
<translation>EventBridge-Zeitplan</translation>
</message>
<message>
<source>Events</source>
<translation>Events</translation>
</message>
<message>
<source>Events of queues and streams have one.</source>
<translation>Events von Queues und Streams haben eine.</translation>
</message>
<message>
<source>Events that were sent before</source>
<translation>Events, die zuvor gesendet wurden</translation>
</message>
<message>
<source>Every command is in the command palette, too. A key can be changed: choose it.</source>
<translation>Jeder Befehl steht auch in der Befehlspalette. Eine Taste lässt sich ändern, indem man sie wählt.</translation>
</message>
<message>
<source>Every handler is where its function asks for it, as far as can be told.</source>
<translation>Jeder Handler ist dort, wo seine Funktion ihn sucht, soweit das zu erkennen ist.</translation>
</message>
<message>
<source>Every invoke is kept here with its event, result, log and figures.</source>
<translation>Jeder Aufruf bleibt hier mit Event, Ergebnis, Log und Zahlen erhalten.</translation>
</message>
<message>
<source>Exactly the bytes that will be sent, with variables and envelopes</source>
<translation>Genau die Bytes, die gesendet werden, mit Variablen und Hüllen</translation>
</message>
<message>
<source>Exactly what the function returned</source>
<translation>Genau das, was die Funktion zurückgegeben hat</translation>
</message>
<message>
<source>Executor</source>
<translation>Executor</translation>
</message>
<message>
<source>Expect This</source>
<translation>Dies erwarten</translation>
</message>
<message>
<source>Expectation</source>
<translation>Erwartung</translation>
</message>
<message>
<source>Expected</source>
<translation>Erwartet</translation>
</message>
<message>
<source>Expected, more members may come</source>
<translation>Erwartet, weitere Member erlaubt</translation>
</message>
<message>
<source>Explorer</source>
<translation>Explorer</translation>
</message>
<message>
<source>Export Events…</source>
<translation>Events exportieren…</translation>
</message>
<message>
<source>Export shareable test events</source>
<translation>Teilbare Test-Events exportieren</translation>
</message>
<message>
<source>Exporting events</source>
<translation>Events werden exportiert</translation>
</message>
<message>
<source>Export…</source>
<translation>Exportieren…</translation>
</message>
<message>
<source>Extensions</source>
<translation>Extensions</translation>
</message>
<message>
<source>Extensions finish their work.</source>
<translation>Extensions beenden ihre Arbeit.</translation>
</message>
<message>
<source>F7 goes to the next difference</source>
<translation>F7 geht zum nächsten Unterschied</translation>
</message>
<message>
<source>Fault</source>
<translation>Fehler</translation>
</message>
<message>
<source>Favourite</source>
<translation>Favorit</translation>
</message>
<message>
<source>Favourites</source>
<translation>Favoriten</translation>
</message>
<message>
<source>Fields and text side by side</source>
<translation>Felder und Text nebeneinander</translation>
</message>
<message>
<source>Fields of the configuration</source>
<translation>Felder der Konfiguration</translation>
</message>
<message>
<source>Fields of the event</source>
<translation>Felder des Events</translation>
</message>
<message>
<source>File</source>
<translation>Datei</translation>
</message>
<message>
<source>File system</source>
<translation>Dateisystem</translation>
</message>
<message>
<source>Files</source>
<translation>Dateien</translation>
</message>
<message>
<source>Files that change</source>
<translation>Dateien, die sich ändern</translation>
</message>
<message>
<source>Files to leave out, such as tests</source>
<translation>Auszulassende Dateien, etwa tests</translation>
</message>
<message>
<source>Files to search, such as *.py, src</source>
<translation>Zu durchsuchende Dateien, etwa *.py, src</translation>
</message>
<message>
<source>Fill the composer with an event as an AWS service sends it.</source>
<translation>Den Composer mit einem Event füllen, wie es ein AWS-Dienst sendet.</translation>
</message>
<message>
<source>Filter blueprints</source>
<translation>Blueprints filtern</translation>
</message>
<message>
<source>Filter commands</source>
<translation>Befehle filtern</translation>
</message>
<message>
<source>Filter event sources</source>
<translation>Event-Quellen filtern</translation>
</message>
<message>
<source>Filter functions and events</source>
<translation>Funktionen und Events filtern</translation>
</message>
<message>
<source>Filter functions, tags, runtimes</source>
<translation>Funktionen, Tags, Runtimes</translation>
</message>
<message>
<source>Filter lines</source>
<translation>Zeilen filtern</translation>
</message>
<message>
<source>Filter log lines</source>
<translation>Log-Zeilen filtern</translation>
</message>
<message>
<source>Filter services and events</source>
<translation>Dienste und Events filtern</translation>
</message>
<message>
<source>Find</source>
<translation>Suchen</translation>
</message>
<message>
<source>Find Next</source>
<translation>Weitersuchen</translation>
</message>
<message>
<source>Find Previous</source>
<translation>Rückwärts suchen</translation>
</message>
<message>
<source>Find References</source>
<translation>Verwendungen suchen</translation>
</message>
<message>
<source>Find a function</source>
<translation>Funktion suchen</translation>
</message>
<message>
<source>Find a function, file or event by a part of its name.</source>
<translation>Eine Funktion, Datei oder ein Event an einem Teil des Namens finden.</translation>
</message>
<message>
<source>Find a workspace</source>
<translation>Arbeitsbereich suchen</translation>
</message>
<message>
<source>Find an event or a sample</source>
<translation>Event oder Beispiel suchen</translation>
</message>
<message>
<source>Find and run any command.</source>
<translation>Jeden Befehl finden und ausführen.</translation>
</message>
<message>
<source>Find by keys</source>
<translation>Nach Tasten suchen</translation>
</message>
<message>
<source>Find commands by pressing their keys</source>
<translation>Befehle durch Drücken ihrer Tasten suchen</translation>
</message>
<message>
<source>Find in Files…</source>
<translation>In Dateien suchen…</translation>
</message>
<message>
<source>Find in files</source>
<translation>In Dateien suchen</translation>
</message>
<message>
<source>Find its REPORT line</source>
<translation>Die REPORT-Zeile finden</translation>
</message>
<message>
<source>Find text in all files</source>
<translation>Text in allen Dateien suchen</translation>
</message>
<message>
<source>Find text in all files of the workspace and put other text in its place.</source>
<translation>Text in allen Dateien des Arbeitsbereichs suchen und ersetzen.</translation>
</message>
<message>
<source>Find text in all files of the workspace.</source>
<translation>Text in allen Dateien des Arbeitsbereichs suchen.</translation>
</message>
<message>
<source>Find text in the file in front and put other text in its place.</source>
<translation>Text in der vorderen Datei suchen und ersetzen.</translation>
</message>
<message>
<source>Find text in the file in front.</source>
<translation>Text in der vorderen Datei suchen.</translation>
</message>
<message>
<source>Find the event in a copied log line or any other text, and put it into the composer.</source>
<translation>Das Event in einer kopierten Log-Zeile oder einem anderen Text finden und in den Composer setzen.</translation>
</message>
<message>
<source>Find what the file in front defines.</source>
<translation>Finden, was die vordere Datei definiert.</translation>
</message>
<message>
<source>Find…</source>
<translation>Suchen…</translation>
</message>
<message>
<source>Finish</source>
<translation>Fertig</translation>
</message>
<message>
<source>Firehose record</source>
<translation>Firehose-Record</translation>
</message>
<message>
<source>Fits {fits}</source>
<translation>Passt zu {fits}</translation>
</message>
<message>
<source>Fix</source>
<translation>Beheben</translation>
</message>
<message>
<source>Fix All Problems</source>
<translation>Alle Probleme beheben</translation>
</message>
<message>
<source>Fix Problem</source>
<translation>Problem beheben</translation>
</message>
<message>
<source>Fix: {title}</source>
<translation>Beheben: {title}</translation>
</message>
<message>
<source>Float Event Composer</source>
<translation>Event-Composer ablösen</translation>
</message>
<message>
<source>Float Explorer</source>
<translation>Explorer ablösen</translation>
</message>
<message>
<source>Float Runs</source>
<translation>Läufe ablösen</translation>
</message>
<message>
<source>Focus Next Group</source>
<translation>Zur nächsten Gruppe</translation>
</message>
<message>
<source>Fold</source>
<translation>Einklappen</translation>
</message>
<message>
<source>Fold All</source>
<translation>Alles einklappen</translation>
</message>
<message>
<source>Fold Level</source>
<translation>Ebene einklappen</translation>
</message>
<message>
<source>Fold long lines in the editor, or no longer.</source>
<translation>Lange Zeilen im Editor umbrechen oder nicht mehr.</translation>
</message>
<message>
<source>Folder</source>
<translation>Ordner</translation>
</message>
<message>
<source>Folder of the application</source>
<translation>Ordner der Anwendung</translation>
</message>
<message>
<source>Follows the changes of a table. Items become plain Python values; after a failure the batch goes on at the record that failed.</source>
<translation>Folgt den Änderungen einer Tabelle. Items werden einfache Python-Werte; nach einem Fehler geht der Batch beim fehlgeschlagenen Record weiter.</translation>
</message>
<message>
<source>Font size</source>
<translation>Schriftgröße</translation>
</message>
<message>
<source>Forget every run that has ended.</source>
<translation>Alle beendeten Läufe vergessen.</translation>
</message>
<message>
<source>Forget your own layout, which is in force.</source>
<translation>Die eigene Anordnung, die gilt, vergessen.</translation>
</message>
<message>
<source>Form</source>
<translation>Formular</translation>
</message>
<message>
<source>Format Document</source>
<translation>Dokument formatieren</translation>
</message>
<message>
<source>Format Event</source>
<translation>Event formatieren</translation>
</message>
<message>
<source>Format the file in front with ruff.</source>
<translation>Die vordere Datei mit ruff formatieren.</translation>
</message>
<message>
<source>Forward</source>
<translation>Vor</translation>
</message>
<message>
<source>Forward ({keys})</source>
<translation>Vor ({keys})</translation>
</message>
<message>
<source>From</source>
<translation>Von</translation>
</message>
<message>
<source>From the beginning of the run to its end, measured on this machine</source>
<translation>Vom Anfang des Laufs bis zu seinem Ende, auf diesem Rechner gemessen</translation>
</message>
<message>
<source>Function</source>
<translation>Funktion</translation>
</message>
<message>
<source>Function URL, streamed</source>
<translation>Function URL, gestreamt</translation>
</message>
<message>
<source>Function error</source>
<translation>Funktionsfehler</translation>
</message>
<message>
<source>Function in the account</source>
<translation>Funktion im Konto</translation>
</message>
<message>
<source>Functions and events</source>
<translation>Funktionen und Events</translation>
</message>
<message>
<source>Functions and events that a regular expression finds.</source>
<translation>Funktionen und Events, die ein regulärer Ausdruck findet.</translation>
</message>
<message>
<source>Functions in a state; several with a bar between.</source>
<translation>Funktionen in einem Zustand; mehrere mit einem Strich dazwischen.</translation>
</message>
<message>
<source>Functions made over Lambda's HTTP API.</source>
<translation>Funktionen, die über die HTTP-API von Lambda angelegt wurden.</translation>
</message>
<message>
<source>Functions of a runtime that begins so.</source>
<translation>Funktionen einer Runtime, die so beginnt.</translation>
</message>
<message>
<source>Functions run as processes of this machine, without AWS's images.</source>
<translation>Funktionen laufen als Prozesse dieses Rechners, ohne die Images von AWS.</translation>
</message>
<message>
<source>Functions run in AWS's own images.</source>
<translation>Funktionen laufen in den Images von AWS.</translation>
</message>
<message>
<source>Functions that boto3, the AWS CLI, SAM or Terraform make at the service's address show here.</source>
<translation>Funktionen, die boto3, die AWS CLI, SAM oder Terraform an der Adresse des Dienstes anlegen, erscheinen hier.</translation>
</message>
<message>
<source>Functions with a tag that begins so.</source>
<translation>Funktionen mit einem Tag, der so beginnt.</translation>
</message>
<message>
<source>Functions, events and a template that run as they are</source>
<translation>Funktionen, Events, Template: alles läuft sofort</translation>
</message>
<message>
<source>Further options of the request</source>
<translation>Weitere Optionen der Anfrage</translation>
</message>
<message>
<source>General</source>
<translation>Allgemein</translation>
</message>
<message>
<source>Give it less memory</source>
<translation>Weniger Speicher geben</translation>
</message>
<message>
<source>Give the breakpoint of the cursor's line a condition, a count of hits or a message to log.</source>
<translation>Dem Haltepunkt der Cursorzeile eine Bedingung, eine Trefferzahl oder eine Log-Nachricht geben.</translation>
</message>
<message>
<source>Give the event composer a window of its own, or put it back.</source>
<translation>Dem Event-Composer ein eigenes Fenster geben oder ihn zurücksetzen.</translation>
</message>
<message>
<source>Give the event so many records, each with ids of its own.</source>
<translation>Dem Event so viele Records geben, jeden mit eigenen IDs.</translation>
</message>
<message>
<source>Give the explorer a window of its own, or put it back.</source>
<translation>Dem Explorer ein eigenes Fenster geben oder ihn zurücksetzen.</translation>
</message>
<message>
<source>Give the function another name, in its template with all that refers to it.</source>
<translation>Der Funktion einen anderen Namen geben, im Template mit allem, was auf sie verweist.</translation>
</message>
<message>
<source>Give the runs a window of their own, or put them back.</source>
<translation>Den Läufen ein eigenes Fenster geben oder sie zurücksetzen.</translation>
</message>
<message>
<source>Give the saved event another name, or put it into another folder.</source>
<translation>Dem gespeicherten Event einen anderen Namen geben oder es in einen anderen Ordner legen.</translation>
</message>
<message>
<source>Globals</source>
<translation>Global</translation>
</message>
<message>
<source>Globals add {shared}.</source>
<translation>Globals fügen {shared} hinzu.</translation>
</message>
<message>
<source>Globals say {shared}.</source>
<translation>Globals sagen {shared}.</translation>
</message>
<message>
<source>Go back to the step before.</source>
<translation>Zum Schritt davor zurückgehen.</translation>
</message>
<message>
<source>Go into what the line calls.</source>
<translation>In das hineingehen, was die Zeile aufruft.</translation>
</message>
<message>
<source>Go on with the tour, also when the step was not done.</source>
<translation>Mit der Tour weitermachen, auch wenn der Schritt nicht getan ist.</translation>
</message>
<message>
<source>Go to Anything…</source>
<translation>Gehe zu…</translation>
</message>
<message>
<source>Go to Breakpoint…</source>
<translation>Gehe zu Haltepunkt…</translation>
</message>
<message>
<source>Go to Definition</source>
<translation>Gehe zu Definition</translation>
</message>
<message>
<source>Go to Editor</source>
<translation>Gehe zum Editor</translation>
</message>
<message>
<source>Go to Event Composer</source>
<translation>Gehe zum Event-Composer</translation>
</message>
<message>
<source>Go to Explorer</source>
<translation>Gehe zum Explorer</translation>
</message>
<message>
<source>Go to Handler</source>
<translation>Gehe zum Handler</translation>
</message>
<message>
<source>Go to Line…</source>
<translation>Gehe zu Zeile…</translation>
</message>
<message>
<source>Go to Notice</source>
<translation>Gehe zur Meldung</translation>
</message>
<message>
<source>Go to Runs</source>
<translation>Gehe zu den Läufen</translation>
</message>
<message>
<source>Go to Symbol…</source>
<translation>Gehe zu Symbol…</translation>
</message>
<message>
<source>Go to Template</source>
<translation>Gehe zum Template</translation>
</message>
<message>
<source>Go to a breakpoint</source>
<translation>Zu einem Haltepunkt gehen</translation>
</message>
<message>
<source>Go to a function, event or file; &gt; for commands, @ for symbols, : for a line</source>
<translation>Zu Funktion, Event oder Datei gehen; &gt; für Befehle, @ für Symbole, : für eine Zeile</translation>
</message>
<message>
<source>Go to a symbol of {name}</source>
<translation>Zu einem Symbol von {name} gehen</translation>
</message>
<message>
<source>Go to anything</source>
<translation>Gehe zu</translation>
</message>
<message>
<source>Go to line</source>
<translation>Gehe zu Zeile</translation>
</message>
<message>
<source>Go to the event with [view.focus_composer] and make it {"name": "you"}. Invoke with [run.invoke]: the Result greets you.</source>
<translation>Mit [view.focus_composer] zum Event gehen und es zu {"name": "you"} machen. Mit [run.invoke] aufrufen: Das Ergebnis grüßt.</translation>
</message>
<message>
<source>Go to the newest line</source>
<translation>Zur neuesten Zeile gehen</translation>
</message>
<message>
<source>Go to the newest line and stay there</source>
<translation>Zur neuesten Zeile gehen und dort bleiben</translation>
</message>
<message>
<source>Go to the next place that was found in the files.</source>
<translation>Zur nächsten Fundstelle in den Dateien gehen.</translation>
</message>
<message>
<source>Go to the next place where the text was found.</source>
<translation>Zur nächsten Fundstelle des Textes gehen.</translation>
</message>
<message>
<source>Go to the place found before.</source>
<translation>Zur vorigen Fundstelle gehen.</translation>
</message>
<message>
<source>Go to the previous place.</source>
<translation>Zur vorigen Stelle gehen.</translation>
</message>
<message>
<source>Go to where the name at the cursor is defined.</source>
<translation>Dorthin gehen, wo der Name am Cursor definiert ist.</translation>
</message>
<message>
<source>Go to {where}</source>
<translation>Zu {where} gehen</translation>
</message>
<message>
<source>Goes to {place}</source>
<translation>Kommt in {place}</translation>
</message>
<message>
<source>Height of the editor's font in pixels.</source>
<translation>Höhe der Editorschrift in Pixeln.</translation>
</message>
<message>
<source>Hello</source>
<translation>Hallo</translation>
</message>
<message>
<source>Help</source>
<translation>Hilfe</translation>
</message>
<message>
<source>Help page</source>
<translation>Hilfeseite</translation>
</message>
<message>
<source>Here</source>
<translation>Hier</translation>
</message>
<message>
<source>Here, not saved</source>
<translation>Hier, nicht gespeichert</translation>
</message>
<message>
<source>Hide all lines that are indented.</source>
<translation>Alle eingerückten Zeilen verbergen.</translation>
</message>
<message>
<source>Hide the lines that are indented more.</source>
<translation>Die weiter eingerückten Zeilen verbergen.</translation>
</message>
<message>
<source>Hide the list</source>
<translation>Liste verbergen</translation>
</message>
<message>
<source>Hide {n} field that is not set</source>
<translation>{n} nicht gesetztes Feld verbergen</translation>
</message>
<message>
<source>Hide {n} fields that are not set</source>
<translation>{n} nicht gesetzte Felder verbergen</translation>
</message>
<message>
<source>High contrast</source>
<translation>Hoher Kontrast</translation>
</message>
<message>
<source>History</source>
<translation>Verlauf</translation>
</message>
<message>
<source>Hit count</source>
<translation>Trefferzahl</translation>
</message>
<message>
<source>Hits: {count}</source>
<translation>Treffer: {count}</translation>
</message>
<message>
<source>Hold to show the secrets</source>
<translation>Halten, um die Geheimnisse zu zeigen</translation>
</message>
<message>
<source>How long the module itself took, without what it imported.</source>
<translation>Wie lange das Modul selbst gebraucht hat, ohne das, was es importiert hat.</translation>
</message>
<message>
<source>How long the module took, with what it was the first to import.</source>
<translation>Wie lange das Modul gebraucht hat, mit dem, was es als Erstes importiert hat.</translation>
</message>
<message>
<source>How many initialised environments of the last function are kept ready beside the one in use.</source>
<translation>Wie viele initialisierte Umgebungen der letzten Funktion neben der benutzten bereitgehalten werden.</translation>
</message>
<message>
<source>How many invokes run at once before further ones are throttled; AWS's quota of a new account may be 10.</source>
<translation>Wie viele Aufrufe zugleich laufen, bevor weitere gedrosselt werden; die Quote eines neuen AWS-Kontos kann 10 sein.</translation>
</message>
<message>
<source>How many log lines of one run the window shows; the oldest leave first.</source>
<translation>Wie viele Log-Zeilen eines Laufs das Fenster zeigt; die ältesten gehen zuerst.</translation>
</message>
<message>
<source>How many runs the history keeps; the oldest leave first.</source>
<translation>Wie viele Läufe der Verlauf behält; die ältesten gehen zuerst.</translation>
</message>
<message>
<source>How the event is shown</source>
<translation>Wie das Event gezeigt wird</translation>
</message>
<message>
<source>How the run ended</source>
<translation>Wie der Lauf endete</translation>
</message>
<message>
<source>If {condition}</source>
<translation>Wenn {condition}</translation>
</message>
<message>
<source>Images</source>
<translation>Images</translation>
</message>
<message>
<source>Import Events…</source>
<translation>Events importieren…</translation>
</message>
<message>
<source>Import Folder of Events…</source>
<translation>Event-Ordner importieren…</translation>
</message>
<message>
<source>Import a folder of events</source>
<translation>Event-Ordner importieren</translation>
</message>
<message>
<source>Import events</source>
<translation>Events importieren</translation>
</message>
<message>
<source>Importing events</source>
<translation>Events werden importiert</translation>
</message>
<message>
<source>Imports, the slowest first</source>
<translation>Importe, die langsamsten zuerst</translation>
</message>
<message>
<source>Indent the event's JSON.</source>
<translation>Das JSON des Events einrücken.</translation>
</message>
<message>
<source>Indented JSON</source>
<translation>Eingerücktes JSON</translation>
</message>
<message>
<source>Init · imports</source>
<translation>Init · Importe</translation>
</message>
<message>
<source>Init · runtime</source>
<translation>Init · Runtime</translation>
</message>
<message>
<source>Insert the clipboard's text.</source>
<translation>Den Text der Zwischenablage einfügen.</translation>
</message>
<message>
<source>Install it with pip, in the workspace's virtual environment or for all.</source>
<translation>Mit pip installieren, in der virtuellen Umgebung des Arbeitsbereichs oder für alle.</translation>
</message>
<message>
<source>Invocation</source>
<translation>Aufruf</translation>
</message>
<message>
<source>Invocation type</source>
<translation>Art des Aufrufs</translation>
</message>
<message>
<source>Invoke</source>
<translation>Aufrufen</translation>
</message>
<message>
<source>Invoke Asynchronously</source>
<translation>Asynchron aufrufen</translation>
</message>
<message>
<source>Invoke Function of This File</source>
<translation>Funktion dieser Datei aufrufen</translation>
</message>
<message>
<source>Invoke Orders with [run.invoke]. On Lambda memory is CPU: 1,769 MB are one virtual CPU. The REPORT line shows the new Memory Size, and the duration grows as it would there.</source>
<translation>Orders mit [run.invoke] aufrufen. Auf Lambda ist Speicher auch CPU: 1,769 MB sind eine virtuelle CPU. Die REPORT-Zeile zeigt die neue Memory Size, und die Dauer wächst wie dort.</translation>
</message>
<message>
<source>Invoke a function to see how long each phase took.</source>
<translation>Eine Funktion aufrufen, um zu sehen, wie lange jede Phase gedauert hat.</translation>
</message>
<message>
<source>Invoke a function to see its log lines here, as they are written.</source>
<translation>Eine Funktion aufrufen, um hier ihre Log-Zeilen zu sehen, während sie geschrieben werden.</translation>
</message>
<message>
<source>Invoke it</source>
<translation>Aufrufen</translation>
</message>
<message>
<source>Invoke it again</source>
<translation>Erneut aufrufen</translation>
</message>
<message>
<source>Invoke one of {names}</source>
<translation>Eine von {names} aufrufen</translation>
</message>
<message>
<source>Invoke the function</source>
<translation>Funktion aufrufen</translation>
</message>
<message>
<source>Invoke the function whose handler or code the file in front holds, with the event as composed.</source>
<translation>Die Funktion aufrufen, deren Handler oder Code die vordere Datei enthält, mit dem Event wie zusammengestellt.</translation>
</message>
<message>
<source>Invoke {name}</source>
<translation>{name} aufrufen</translation>
</message>
<message>
<source>InvokeWithResponseStream: it shows as it comes.</source>
<translation>InvokeWithResponseStream: Die Antwort erscheint, wie sie kommt.</translation>
</message>
<message>
<source>It does not hold in what is debugged now.</source>
<translation>Er hält in dem, was jetzt debuggt wird, nicht an.</translation>
</message>
<message>
<source>It ended with {error}. Its result and its log are in the tabs beside.</source>
<translation>Sie endete mit {error}. Ergebnis und Log stehen in den Tabs daneben.</translation>
</message>
<message>
<source>It has an environment that waits for the next invoke.</source>
<translation>Eine Umgebung wartet auf den nächsten Aufruf.</translation>
</message>
<message>
<source>It has unsaved text.</source>
<translation>Sie hat nicht gespeicherten Text.</translation>
</message>
<message>
<source>It is not stopped half-way.</source>
<translation>Es wird nicht auf halbem Weg gestoppt.</translation>
</message>
<message>
<source>It is starred.</source>
<translation>Sie hat einen Stern.</translation>
</message>
<message>
<source>It is taken out of its template. You see the change before it is made, and can take it back.</source>
<translation>Sie wird aus ihrem Template entfernt. Die Änderung wird vorher gezeigt und kann zurückgenommen werden.</translation>
</message>
<message>
<source>It is what is deployed.</source>
<translation>Sie ist, was bereitgestellt ist.</translation>
</message>
<message>
<source>It was stopped. What was done stays; compare again to see it.</source>
<translation>Angehalten. Was getan wurde, bleibt; ein neuer Vergleich zeigt es.</translation>
</message>
<message>
<source>Its interpreter told of none.</source>
<translation>Ihr Interpreter hat keine genannt.</translation>
</message>
<message>
<source>Its result and its log are in the tabs beside.</source>
<translation>Ergebnis und Log stehen in den Tabs daneben.</translation>
</message>
<message>
<source>Its source is not here.</source>
<translation>Der Quelltext ist nicht hier.</translation>
</message>
<message>
<source>Its template is made by another program: change it where it comes from.</source>
<translation>Das Template stammt von einem anderen Programm: Die Änderung gehört an seinen Ursprung.</translation>
</message>
<message>
<source>JSON files (*.json)</source>
<translation>JSON-Dateien (*.json)</translation>
</message>
<message>
<source>JSON object, for context.client_context</source>
<translation>JSON-Objekt, für context.client_context</translation>
</message>
<message>
<source>JetBrains</source>
<translation>JetBrains</translation>
</message>
<message>
<source>Kafka record</source>
<translation>Kafka-Record</translation>
</message>
<message>
<source>Keep mine</source>
<translation>Eigene behalten</translation>
</message>
<message>
<source>Keep the event as a file in the workspace.</source>
<translation>Das Event als Datei im Arbeitsbereich speichern.</translation>
</message>
<message>
<source>Keep the panels as they stand, under a name.</source>
<translation>Die Panels so, wie sie stehen, unter einem Namen behalten.</translation>
</message>
<message>
<source>Keep the selected run's result beside its saved event, and compare later runs with it.</source>
<translation>Das Ergebnis des gewählten Laufs neben seinem gespeicherten Event ablegen und spätere Läufe damit vergleichen.</translation>
</message>
<message>
<source>Keep this result to compare later runs with it.</source>
<translation>Dieses Ergebnis behalten, um spätere Läufe damit zu vergleichen.</translation>
</message>
<message>
<source>Keep warm</source>
<translation>Warm halten</translation>
</message>
<message>
<source>Keyboard</source>
<translation>Tastatur</translation>
</message>
<message>
<source>Keyboard Shortcuts</source>
<translation>Tastenkürzel</translation>
</message>
<message>
<source>Keyboard shortcuts: type to find one</source>
<translation>Tastenkürzel: tippen, um eines zu finden</translation>
</message>
<message>
<source>Keymap</source>
<translation>Tastenbelegung</translation>
</message>
<message>
<source>Keymap File</source>
<translation>Datei der Tastenbelegung</translation>
</message>
<message>
<source>Keymap…</source>
<translation>Tastenbelegung…</translation>
</message>
<message>
<source>Keys</source>
<translation>Tasten</translation>
</message>
<message>
<source>Keys of the selected command</source>
<translation>Tasten des gewählten Befehls</translation>
</message>
<message>
<source>Keys to look for</source>
<translation>Gesuchte Tasten</translation>
</message>
<message>
<source>Kinesis record</source>
<translation>Kinesis-Record</translation>
</message>
<message>
<source>Kinesis stream</source>
<translation>Kinesis-Stream</translation>
</message>
<message>
<source>Lambda Workbench</source>
<translation>Lambda Workbench</translation>
</message>
<message>
<source>Lambda service</source>
<translation>Lambda-Dienst</translation>
</message>
<message>
<source>Lambda service at {url}</source>
<translation>Lambda-Dienst bei {url}</translation>
</message>
<message>
<source>Language</source>
<translation>Sprache</translation>
</message>
<message>
<source>Language of the window: the system's where the program has it, English, or German. It holds from the next start. Functions, AWS and the terminal speak English.</source>
<translation>Sprache des Fensters: die des Systems, wenn das Programm sie hat, Englisch oder Deutsch. Gilt ab dem nächsten Start. Funktionen, AWS und das Terminal sprechen Englisch.</translation>
</message>
<message>
<source>Language servers</source>
<translation>Sprachserver</translation>
</message>
<message>
<source>Languages</source>
<translation>Sprachen</translation>
</message>
<message>
<source>Large file, shown without colours</source>
<translation>Große Datei, ohne Farben gezeigt</translation>
</message>
<message>
<source>Larger Text</source>
<translation>Text vergrößern</translation>
</message>
<message>
<source>Last used</source>
<translation>Zuletzt verwendet</translation>
</message>
<message>
<source>Layers</source>
<translation>Layer</translation>
</message>
<message>
<source>Layout</source>
<translation>Anordnung</translation>
</message>
<message>
<source>Layout: Compose</source>
<translation>Anordnung: Zusammenstellen</translation>
</message>
<message>
<source>Layout: Debug</source>
<translation>Anordnung: Debuggen</translation>
</message>
<message>
<source>Layout: Edit</source>
<translation>Anordnung: Bearbeiten</translation>
</message>
<message>
<source>Layout: Profile</source>
<translation>Anordnung: Profil</translation>
</message>
<message>
<source>Layout: {name}</source>
<translation>Anordnung: {name}</translation>
</message>
<message>
<source>Layouts</source>
<translation>Anordnungen</translation>
</message>
<message>
<source>Layouts…</source>
<translation>Anordnungen…</translation>
</message>
<message>
<source>Leave the command without keys (Delete in the table)</source>
<translation>Dem Befehl keine Tasten lassen (Entf in der Tabelle)</translation>
</message>
<message>
<source>Let the function that is debugged run on.</source>
<translation>Die debuggte Funktion weiterlaufen lassen.</translation>
</message>
<message>
<source>Let the function that is debugged run on; where nothing is debugged, debug the selected function.</source>
<translation>Die debuggte Funktion weiterlaufen lassen; wenn nichts debuggt wird, die gewählte Funktion debuggen.</translation>
</message>
<message>
<source>Let the template or workbench.toml ask for a handler by the name that it was given in the code.</source>
<translation>Template oder workbench.toml den Handler unter dem Namen suchen lassen, den er im Code bekommen hat.</translation>
</message>
<message>
<source>Level {level}</source>
<translation>Ebene {level}</translation>
</message>
<message>
<source>Light</source>
<translation>Hell</translation>
</message>
<message>
<source>Limits of Lambda that it cannot hold here:</source>
<translation>Grenzen von Lambda, die hier nicht gelten:</translation>
</message>
<message>
<source>Line Ends…</source>
<translation>Zeilenenden…</translation>
</message>
<message>
<source>Line ends</source>
<translation>Zeilenenden</translation>
</message>
<message>
<source>Line numbers</source>
<translation>Zeilennummern</translation>
</message>
<message>
<source>Line {line:,}</source>
<translation>Zeile {line:,}</translation>
</message>
<message>
<source>Line {line}, column {column}: {text}</source>
<translation>Zeile {line}, Spalte {column}: {text}</translation>
</message>
<message>
<source>Line {line}: {text}</source>
<translation>Zeile {line}: {text}</translation>
</message>
<message>
<source>Line, or line:column</source>
<translation>Zeile oder Zeile:Spalte</translation>
</message>
<message>
<source>List Functions</source>
<translation>Funktionen auflisten</translation>
</message>
<message>
<source>List every key.</source>
<translation>Alle Tasten auflisten.</translation>
</message>
<message>
<source>List functions</source>
<translation>Funktionen auflisten</translation>
</message>
<message>
<source>List the breakpoints of the workspace.</source>
<translation>Die Haltepunkte des Arbeitsbereichs auflisten.</translation>
</message>
<message>
<source>List what the program is doing, how far it is, and stop what can be stopped.</source>
<translation>Auflisten, was das Programm gerade tut und wie weit es ist, und stoppen, was sich stoppen lässt.</translation>
</message>
<message>
<source>List where what the name stands for is used.</source>
<translation>Auflisten, wo das verwendet wird, wofür der Name steht.</translation>
</message>
<message>
<source>Listing functions</source>
<translation>Funktionen auflisten</translation>
</message>
<message>
<source>Listing functions…</source>
<translation>Funktionen werden aufgelistet …</translation>
</message>
<message>
<source>Ln {line}, Col {column}</source>
<translation>Z {line}, Sp {column}</translation>
</message>
<message>
<source>Local service</source>
<translation>Lokaler Dienst</translation>
</message>
<message>
<source>Locals</source>
<translation>Lokal</translation>
</message>
<message>
<source>Log lines shown</source>
<translation>Gezeigte Log-Zeilen</translation>
</message>
<message>
<source>Log message</source>
<translation>Log-Nachricht</translation>
</message>
<message>
<source>Log of the run</source>
<translation>Log des Laufs</translation>
</message>
<message>
<source>Log tail only</source>
<translation>Nur Ende des Logs</translation>
</message>
<message>
<source>LogType=Tail: the last 4 KB of the log, in the tab Logs.</source>
<translation>LogType=Tail: die letzten 4 KB des Logs, im Tab Logs.</translation>
</message>
<message>
<source>Logging</source>
<translation>Logging</translation>
</message>
<message>
<source>Logs</source>
<translation>Logs</translation>
</message>
<message>
<source>Logs: {message}</source>
<translation>Loggt: {message}</translation>
</message>
<message>
<source>Look for functions and events again; changes are noticed by themselves, this is for when they were not.</source>
<translation>Erneut nach Funktionen und Events suchen; Änderungen werden von selbst bemerkt, dies ist für den Fall, dass nicht.</translation>
</message>
<message>
<source>Looking for functions</source>
<translation>Funktionen werden gesucht</translation>
</message>
<message>
<source>Make a function from a blueprint: code, resources, events and tests to begin with.</source>
<translation>Eine Funktion aus einem Blueprint anlegen: Code, Ressourcen, Events und Tests für den Anfang.</translation>
</message>
<message>
<source>Make it a test</source>
<translation>Einen Test daraus machen</translation>
</message>
<message>
<source>Make the change again that was taken back.</source>
<translation>Die zurückgenommene Änderung erneut vornehmen.</translation>
</message>
<message>
<source>Make the editor's text as large as at first.</source>
<translation>Den Text des Editors so groß wie am Anfang machen.</translation>
</message>
<message>
<source>Make the editor's text larger.</source>
<translation>Den Text des Editors vergrößern.</translation>
</message>
<message>
<source>Make the editor's text smaller.</source>
<translation>Den Text des Editors verkleinern.</translation>
</message>
<message>
<source>Make the event's ids, times and sequence numbers new.</source>
<translation>IDs, Zeiten und Sequenznummern des Events erneuern.</translation>
</message>
<message>
<source>Make the function</source>
<translation>Die Funktion anlegen</translation>
</message>
<message>
<source>Make the function (Ctrl+Enter)</source>
<translation>Funktion anlegen (Strg+Enter)</translation>
</message>
<message>
<source>Makes {folder}/ with code and tests, adds its resources to {template}, and saves {events} in {place}/.</source>
<translation>Legt {folder}/ mit Code und Tests an, fügt {template} die Ressourcen hinzu und speichert {events} in {place}/.</translation>
</message>
<message>
<source>Makes {folder}/ with code and tests, makes {template}, and saves {events} in {place}/.</source>
<translation>Legt {folder}/ mit Code und Tests und {template} an und speichert {events} in {place}/.</translation>
</message>
<message>
<source>Making function</source>
<translation>Funktion wird angelegt</translation>
</message>
<message>
<source>Match case</source>
<translation>Groß/Klein beachten</translation>
</message>
<message>
<source>Measure which imports a cold start of a Python function spends its time on, and which modules ask for them.</source>
<translation>Messen, mit welchen Importen ein Cold Start einer Python-Funktion seine Zeit verbringt und welche Module sie anfordern.</translation>
</message>
<message>
<source>Measure which imports a cold start of the selected function spends its time on, where it is Python.</source>
<translation>Messen, mit welchen Importen ein Cold Start der gewählten Funktion seine Zeit verbringt, wenn sie in Python ist.</translation>
</message>
<message>
<source>Measured here ({where}):</source>
<translation>Hier gemessen ({where}):</translation>
</message>
<message>
<source>Measured on this machine, not calibrated against AWS.</source>
<translation>Auf diesem Rechner gemessen, nicht an AWS kalibriert.</translation>
</message>
<message>
<source>Measured on this machine, not calibrated against AWS. What the interpreter and Lambda's runtime client import is included.</source>
<translation>Auf diesem Rechner gemessen, nicht an AWS kalibriert. Was der Interpreter und der Runtime-Client von Lambda importieren, ist dabei.</translation>
</message>
<message>
<source>Measuring the imports of {function}</source>
<translation>Die Importe von {function} werden gemessen</translation>
</message>
<message>
<source>Memory</source>
<translation>Speicher</translation>
</message>
<message>
<source>Mend all that ruff found in the file in front.</source>
<translation>Alles beheben, was ruff in der vorderen Datei gefunden hat.</translation>
</message>
<message>
<source>Mend what ruff found in the line of the cursor.</source>
<translation>Beheben, was ruff in der Zeile des Cursors gefunden hat.</translation>
</message>
<message>
<source>Menu</source>
<translation>Menü</translation>
</message>
<message>
<source>Menu (F10)</source>
<translation>Menü (F10)</translation>
</message>
<message>
<source>Minify Event</source>
<translation>Event kürzen</translation>
</message>
<message>
<source>Mixed line ends, saved as {ends}</source>
<translation>Gemischte Zeilenenden, gespeichert als {ends}</translation>
</message>
<message>
<source>Module</source>
<translation>Modul</translation>
</message>
<message>
<source>More</source>
<translation>Mehr</translation>
</message>
<message>
<source>More on the event</source>
<translation>Mehr zum Event</translation>
</message>
<message>
<source>More options of the request</source>
<translation>Mehr Optionen der Anfrage</translation>
</message>
<message>
<source>More than {n:,} found</source>
<translation>Mehr als {n:,} gefunden</translation>
</message>
<message>
<source>More was typed into it.</source>
<translation>Inzwischen wurde weitergeschrieben.</translation>
</message>
<message>
<source>Move Lines Down</source>
<translation>Zeilen nach unten schieben</translation>
</message>
<message>
<source>Move Lines Up</source>
<translation>Zeilen nach oben schieben</translation>
</message>
<message>
<source>Move Tab Left</source>
<translation>Tab nach links</translation>
</message>
<message>
<source>Move Tab Right</source>
<translation>Tab nach rechts</translation>
</message>
<message>
<source>Move Tab to Other Group</source>
<translation>Tab in die andere Gruppe</translation>
</message>
<message>
<source>Move the cursor to a line of the file in front.</source>
<translation>Den Cursor in eine Zeile der vorderen Datei setzen.</translation>
</message>
<message>
<source>Move the keyboard to the editor.</source>
<translation>Die Tastatur zum Editor bringen.</translation>
</message>
<message>
<source>Move the keyboard to the event composer.</source>
<translation>Die Tastatur zum Event-Composer bringen.</translation>
</message>
<message>
<source>Move the keyboard to the explorer.</source>
<translation>Die Tastatur zum Explorer bringen.</translation>
</message>
<message>
<source>Move the keyboard to the other group of the editor.</source>
<translation>Die Tastatur zur anderen Gruppe des Editors bringen.</translation>
</message>
<message>
<source>Move the keyboard to the runs.</source>
<translation>Die Tastatur zu den Läufen bringen.</translation>
</message>
<message>
<source>Move the keyboard to what a notice offers.</source>
<translation>Die Tastatur zu dem bringen, was eine Meldung anbietet.</translation>
</message>
<message>
<source>Move the selected text to the clipboard.</source>
<translation>Den gewählten Text in die Zwischenablage verschieben.</translation>
</message>
<message>
<source>NOTICES</source>
<translation>MELDUNGEN</translation>
</message>
<message>
<source>Name</source>
<translation>Name</translation>
</message>
<message>
<source>Name of the function</source>
<translation>Name der Funktion</translation>
</message>
<message>
<source>Name of the saved event</source>
<translation>Name des gespeicherten Events</translation>
</message>
<message>
<source>Name, for instance orders/s3-put</source>
<translation>Name, zum Beispiel orders/s3-put</translation>
</message>
<message>
<source>Needed: this function isolates tenants</source>
<translation>Nötig: Diese Funktion trennt Mandanten</translation>
</message>
<message>
<source>Network</source>
<translation>Netzwerk</translation>
</message>
<message>
<source>New Event for Function</source>
<translation>Neues Event zur Funktion</translation>
</message>
<message>
<source>New Event from Clipboard</source>
<translation>Neues Event aus der Zwischenablage</translation>
</message>
<message>
<source>New Event from This</source>
<translation>Neues Event hieraus</translation>
</message>
<message>
<source>New Function…</source>
<translation>Neue Funktion…</translation>
</message>
<message>
<source>New Ids and Times</source>
<translation>Neue IDs und Zeiten</translation>
</message>
<message>
<source>New Window</source>
<translation>Neues Fenster</translation>
</message>
<message>
<source>New from a blueprint</source>
<translation>Neu aus einem Blueprint</translation>
</message>
<message>
<source>New function</source>
<translation>Neue Funktion</translation>
</message>
<message>
<source>New keys</source>
<translation>Neue Tasten</translation>
</message>
<message>
<source>New name</source>
<translation>Neuer Name</translation>
</message>
<message>
<source>New name, with folders</source>
<translation>Neuer Name, mit Ordnern</translation>
</message>
<message>
<source>Newest</source>
<translation>Neueste</translation>
</message>
<message>
<source>Next</source>
<translation>Weiter</translation>
</message>
<message>
<source>Next (Enter)</source>
<translation>Weiter (Enter)</translation>
</message>
<message>
<source>Next Result</source>
<translation>Nächstes Ergebnis</translation>
</message>
<message>
<source>Next change</source>
<translation>Nächste Änderung</translation>
</message>
<message>
<source>Next change (F7)</source>
<translation>Nächste Änderung (F7)</translation>
</message>
<message>
<source>No blueprint holds these words.</source>
<translation>Kein Blueprint enthält diese Wörter.</translation>
</message>
<message>
<source>No command is selected</source>
<translation>Kein Befehl ist gewählt</translation>
</message>
<message>
<source>No command matches.</source>
<translation>Kein Befehl passt.</translation>
</message>
<message>
<source>No definition of {name} was found.</source>
<translation>Keine Definition von {name} gefunden.</translation>
</message>
<message>
<source>No differences</source>
<translation>Keine Unterschiede</translation>
</message>
<message>
<source>No environment</source>
<translation>Keine Umgebung</translation>
</message>
<message>
<source>No event holds these words.</source>
<translation>Kein Event enthält diese Wörter.</translation>
</message>
<message>
<source>No event was sent to this function yet</source>
<translation>An diese Funktion wurde noch kein Event gesendet</translation>
</message>
<message>
<source>No executor</source>
<translation>Kein Executor</translation>
</message>
<message>
<source>No expectation</source>
<translation>Keine Erwartung</translation>
</message>
<message>
<source>No field has these words.</source>
<translation>Kein Feld enthält diese Wörter.</translation>
</message>
<message>
<source>No file is open</source>
<translation>Keine Datei ist offen</translation>
</message>
<message>
<source>No folder is open</source>
<translation>Kein Ordner ist offen</translation>
</message>
<message>
<source>No function has its handler or its code in {name}.</source>
<translation>Keine Funktion hat ihren Handler oder ihren Code in {name}.</translation>
</message>
<message>
<source>No function is chosen.</source>
<translation>Keine Funktion ist gewählt.</translation>
</message>
<message>
<source>No functions</source>
<translation>Keine Funktionen</translation>
</message>
<message>
<source>No functions here</source>
<translation>Keine Funktionen hier</translation>
</message>
<message>
<source>No functions made over HTTP</source>
<translation>Keine Funktionen über HTTP angelegt</translation>
</message>
<message>
<source>No imports of {function} were measured</source>
<translation>Von {function} wurden keine Importe gemessen</translation>
</message>
<message>
<source>No keys</source>
<translation>Keine Tasten</translation>
</message>
<message>
<source>No log</source>
<translation>Kein Log</translation>
</message>
<message>
<source>No phases</source>
<translation>Keine Phasen</translation>
</message>
<message>
<source>No problem</source>
<translation>Kein Problem</translation>
</message>
<message>
<source>No problems</source>
<translation>Keine Probleme</translation>
</message>
<message>
<source>No profile</source>
<translation>Kein Profil</translation>
</message>
<message>
<source>No profile yet</source>
<translation>Noch kein Profil</translation>
</message>
<message>
<source>No reference of {name} was found.</source>
<translation>Keine Verwendung von {name} gefunden.</translation>
</message>
<message>
<source>No regular expression: {msg}.</source>
<translation>Kein regulärer Ausdruck: {msg}.</translation>
</message>
<message>
<source>No run yet</source>
<translation>Noch kein Lauf</translation>
</message>
<message>
<source>No runs yet</source>
<translation>Noch keine Läufe</translation>
</message>
<message>
<source>No setting and no command has these words.</source>
<translation>Keine Einstellung und kein Befehl enthält diese Wörter.</translation>
</message>
<message>
<source>No window could be opened.</source>
<translation>Es konnte kein Fenster geöffnet werden.</translation>
</message>
<message>
<source>Not UTF-8: {encoding}</source>
<translation>Nicht UTF-8: {encoding}</translation>
</message>
<message>
<source>Not a pattern</source>
<translation>Kein Muster</translation>
</message>
<message>
<source>Not held here:</source>
<translation>Gilt hier nicht:</translation>
</message>
<message>
<source>Not needed by this function</source>
<translation>Von dieser Funktion nicht benötigt</translation>
</message>
<message>
<source>Not run</source>
<translation>Nicht ausgeführt</translation>
</message>
<message>
<source>Not set</source>
<translation>Nicht gesetzt</translation>
</message>
<message>
<source>Nothing about “{text}”.</source>
<translation>Nichts über „{text}“.</translation>
</message>
<message>
<source>Nothing changed in {file}</source>
<translation>Nichts geändert in {file}</translation>
</message>
<message>
<source>Nothing found</source>
<translation>Nichts gefunden</translation>
</message>
<message>
<source>Nothing found in {files}.</source>
<translation>Nichts gefunden in {files}.</translation>
</message>
<message>
<source>Nothing is debugged</source>
<translation>Nichts wird debuggt</translation>
</message>
<message>
<source>Nothing is expected of this event yet. Save a result as its expectation.</source>
<translation>Von diesem Event wird noch nichts erwartet. Ein Ergebnis lässt sich als Erwartung speichern.</translation>
</message>
<message>
<source>Nothing matches “{text}”.</source>
<translation>Nichts passt zu „{text}“.</translation>
</message>
<message>
<source>Nothing matches.</source>
<translation>Nichts passt.</translation>
</message>
<message>
<source>Nothing runs that takes long. What does is listed here.</source>
<translation>Nichts läuft, was lange dauert. Solches erscheint hier.</translation>
</message>
<message>
<source>Nothing to debug</source>
<translation>Nichts zu debuggen</translation>
</message>
<message>
<source>Nothing to find</source>
<translation>Nichts zu suchen</translation>
</message>
<message>
<source>Nothing to show</source>
<translation>Nichts zu zeigen</translation>
</message>
<message>
<source>Nothing to tell. Problems and hints will be listed here.</source>
<translation>Nichts zu melden. Hier stehen später Probleme und Hinweise.</translation>
</message>
<message>
<source>Nothing was changed.</source>
<translation>Nichts wurde geändert.</translation>
</message>
<message>
<source>Notices</source>
<translation>Meldungen</translation>
</message>
<message>
<source>Notices, {count} unread</source>
<translation>Meldungen, {count} ungelesen</translation>
</message>
<message>
<source>Number of Records…</source>
<translation>Zahl der Records…</translation>
</message>
<message>
<source>Number of changes</source>
<translation>Zahl der Änderungen</translation>
</message>
<message>
<source>Number of log lines</source>
<translation>Zahl der Log-Zeilen</translation>
</message>
<message>
<source>Number of records</source>
<translation>Zahl der Records</translation>
</message>
<message>
<source>Of several lines; edit it in the file.</source>
<translation>Mehrzeilig; in der Datei zu bearbeiten.</translation>
</message>
<message>
<source>Off</source>
<translation>Aus</translation>
</message>
<message>
<source>Offer what can stand at the cursor.</source>
<translation>Anbieten, was am Cursor stehen kann.</translation>
</message>
<message>
<source>On</source>
<translation>Ein</translation>
</message>
<message>
<source>On disk</source>
<translation>Auf der Platte</translation>
</message>
<message>
<source>Only Python can be debugged, and the runtime of {function} is {runtime}.</source>
<translation>Nur Python kann debuggt werden, und die Laufzeit von {function} ist {runtime}.</translation>
</message>
<message>
<source>Only Python tells what it imports, and the runtime of {function} is {runtime}.</source>
<translation>Nur Python sagt, was es importiert, und die Runtime von {function} ist {runtime}.</translation>
</message>
<message>
<source>Open File</source>
<translation>Datei öffnen</translation>
</message>
<message>
<source>Open Folder in New Window…</source>
<translation>Ordner in neuem Fenster öffnen…</translation>
</message>
<message>
<source>Open Folder…</source>
<translation>Ordner öffnen…</translation>
</message>
<message>
<source>Open Sample</source>
<translation>Beispiel öffnen</translation>
</message>
<message>
<source>Open a copy of the sample workspace, which runs without any set-up.</source>
<translation>Eine Kopie des Beispiel-Arbeitsbereichs öffnen, der ohne Einrichtung läuft.</translation>
</message>
<message>
<source>Open a folder</source>
<translation>Ordner öffnen</translation>
</message>
<message>
<source>Open a folder of functions</source>
<translation>Ordner mit Funktionen öffnen</translation>
</message>
<message>
<source>Open a folder of functions in a window of its own; one that is open already comes to the front.</source>
<translation>Einen Ordner mit Funktionen in einem eigenen Fenster öffnen; einer, der schon offen ist, kommt nach vorn.</translation>
</message>
<message>
<source>Open a folder of functions.</source>
<translation>Einen Ordner mit Funktionen öffnen.</translation>
</message>
<message>
<source>Open a folder with Lambda functions: a SAM or CloudFormation template, a CDK output, or plain handlers.</source>
<translation>Einen Ordner mit Lambda-Funktionen öffnen: ein SAM- oder CloudFormation-Template, CDK-Ausgabe oder einfache Handler.</translation>
</message>
<message>
<source>Open a folder, fold or unfold all</source>
<translation>Ordner öffnen, alles ein- oder ausklappen</translation>
</message>
<message>
<source>Open a folder…</source>
<translation>Ordner öffnen…</translation>
</message>
<message>
<source>Open a handler</source>
<translation>Einen Handler öffnen</translation>
</message>
<message>
<source>Open another window, with no folder yet.</source>
<translation>Ein weiteres Fenster öffnen, noch ohne Ordner.</translation>
</message>
<message>
<source>Open environments.toml, where the values are that variables of events stand for.</source>
<translation>environments.toml öffnen, wo die Werte stehen, die Variablen von Events bedeuten.</translation>
</message>
<message>
<source>Open files</source>
<translation>Offene Dateien</translation>
</message>
<message>
<source>Open its tab first.</source>
<translation>Zuerst ihren Tab öffnen.</translation>
</message>
<message>
<source>Open keymap file</source>
<translation>Tastenbelegung öffnen</translation>
</message>
<message>
<source>Open settings file</source>
<translation>Einstellungsdatei öffnen</translation>
</message>
<message>
<source>Open the file again whose tab was closed last.</source>
<translation>Die Datei wieder öffnen, deren Tab zuletzt geschlossen wurde.</translation>
</message>
<message>
<source>Open the file of the environments</source>
<translation>Die Datei der Umgebungen öffnen</translation>
</message>
<message>
<source>Open the file that names the function where it does.</source>
<translation>Die Datei an der Stelle öffnen, die die Funktion nennt.</translation>
</message>
<message>
<source>Open the file with your keys; changes are used once it is saved.</source>
<translation>Die Datei mit den eigenen Tasten öffnen; Änderungen gelten, sobald sie gespeichert ist.</translation>
</message>
<message>
<source>Open the function's code where its handler begins.</source>
<translation>Den Code der Funktion öffnen, wo ihr Handler beginnt.</translation>
</message>
<message>
<source>Open the help at what has the keyboard.</source>
<translation>Die Hilfe zu dem öffnen, was die Tastatur hat.</translation>
</message>
<message>
<source>Open the sample</source>
<translation>Beispiel öffnen</translation>
</message>
<message>
<source>Open the sample and learn the program in ten minutes; of a tour that is on, go to its card.</source>
<translation>Das Beispiel öffnen und das Programm in zehn Minuten kennenlernen; bei laufender Tour zu ihrer Karte gehen.</translation>
</message>
<message>
<source>Open the settings file; changes are used once it is saved.</source>
<translation>Die Einstellungsdatei öffnen; Änderungen gelten, sobald sie gespeichert ist.</translation>
</message>
<message>
<source>Open the tab Logs. REPORT has the billed duration and the memory used, as Lambda writes it. The first run of an environment is a cold start: it has an Init Duration too.</source>
<translation>Den Tab Logs öffnen. REPORT nennt abgerechnete Dauer und benutzten Speicher, wie Lambda es schreibt. Der erste Lauf einer Umgebung ist ein Cold Start: Er hat auch eine Init Duration.</translation>
</message>
<message>
<source>Open the tab Timeline. Init ran the imports once; only the Invoke bar is there in each run.</source>
<translation>Den Tab Zeitlinie öffnen. Init hat die Importe einmal ausgeführt; nur der Balken Aufrufen steht in jedem Lauf.</translation>
</message>
<message>
<source>Open the {envelope} envelope</source>
<translation>{envelope}-Hülle öffnen</translation>
</message>
<message>
<source>Open the {envelope} envelope at</source>
<translation>{envelope}-Hülle öffnen bei</translation>
</message>
<message>
<source>Open {name}</source>
<translation>{name} öffnen</translation>
</message>
<message>
<source>Open {name} at line {line}</source>
<translation>{name} in Zeile {line} öffnen</translation>
</message>
<message>
<source>Opening folder</source>
<translation>Ordner wird geöffnet</translation>
</message>
<message>
<source>Options of the request</source>
<translation>Optionen der Anfrage</translation>
</message>
<message>
<source>Other</source>
<translation>Sonstiges</translation>
</message>
<message>
<source>Other result</source>
<translation>Anderes Ergebnis</translation>
</message>
<message>
<source>Outcome</source>
<translation>Ausgang</translation>
</message>
<message>
<source>Overview of the file</source>
<translation>Überblick über die Datei</translation>
</message>
<message>
<source>Overwrite</source>
<translation>Überschreiben</translation>
</message>
<message>
<source>Own time</source>
<translation>Eigene Zeit</translation>
</message>
<message>
<source>Package the code</source>
<translation>Den Code packen</translation>
</message>
<message>
<source>Palette</source>
<translation>Palette</translation>
</message>
<message>
<source>Palette entries</source>
<translation>Einträge der Palette</translation>
</message>
<message>
<source>Palette text</source>
<translation>Text der Palette</translation>
</message>
<message>
<source>Parameters</source>
<translation>Parameter</translation>
</message>
<message>
<source>Paste</source>
<translation>Einfügen</translation>
</message>
<message>
<source>Pause</source>
<translation>Anhalten</translation>
</message>
<message>
<source>Payload</source>
<translation>Payload</translation>
</message>
<message>
<source>Payload of the result</source>
<translation>Payload des Ergebnisses</translation>
</message>
<message>
<source>Payload · {size}</source>
<translation>Payload · {size}</translation>
</message>
<message>
<source>Payload · {size}, after {streamed} streamed</source>
<translation>Payload · {size}, nachdem {streamed} gestreamt waren</translation>
</message>
<message>
<source>Permissions and keys</source>
<translation>Rechte und Schlüssel</translation>
</message>
<message>
<source>Phases of the run</source>
<translation>Phasen des Laufs</translation>
</message>
<message>
<source>Pick a sample or a saved event</source>
<translation>Ein Beispiel oder gespeichertes Event wählen</translation>
</message>
<message>
<source>Pick a source above, or write the event as JSON.</source>
<translation>Oben eine Quelle wählen oder das Event als JSON schreiben.</translation>
</message>
<message>
<source>Pick an event</source>
<translation>Event wählen</translation>
</message>
<message>
<source>Plain Text</source>
<translation>Reiner Text</translation>
</message>
<message>
<source>Preferences</source>
<translation>Einstellungen</translation>
</message>
<message>
<source>Preferences…</source>
<translation>Einstellungen…</translation>
</message>
<message>
<source>Preset</source>
<translation>Belegung</translation>
</message>
<message>
<source>Press keys; Backspace takes the last one away, Escape all.</source>
<translation>Tasten drücken; Rücktaste nimmt die letzte weg, Escape alle.</translation>
</message>
<message>
<source>Press the keys to look for</source>
<translation>Gesuchte Tasten drücken</translation>
</message>
<message>
<source>Press the keys, one or several after each other. Enter assigns them, Backspace takes the last away.</source>
<translation>Die Tasten drücken, eine oder mehrere nacheinander. Enter weist sie zu, Rücktaste nimmt die letzte weg.</translation>
</message>
<message>
<source>Press the new keys</source>
<translation>Neue Tasten drücken</translation>
</message>
<message>
<source>Pretty</source>
<translation>Lesbar</translation>
</message>
<message>
<source>Preview Event</source>
<translation>Event-Vorschau</translation>
</message>
<message>
<source>Preview of the function's files</source>
<translation>Vorschau auf die Dateien der Funktion</translation>
</message>
<message>
<source>Preview of what is sent</source>
<translation>Vorschau auf das Gesendete</translation>
</message>
<message>
<source>Previous (Shift+Enter)</source>
<translation>Zurück (Umschalt+Enter)</translation>
</message>
<message>
<source>Previous Result</source>
<translation>Voriges Ergebnis</translation>
</message>
<message>
<source>Previous change</source>
<translation>Vorige Änderung</translation>
</message>
<message>
<source>Previous change (Shift+F7)</source>
<translation>Vorige Änderung (Umschalt+F7)</translation>
</message>
<message>
<source>Previous result</source>
<translation>Voriges Ergebnis</translation>
</message>
<message>
<source>Problems</source>
<translation>Probleme</translation>
</message>
<message>
<source>Problems of the answer</source>
<translation>Probleme der Antwort</translation>
</message>
<message>
<source>Problems of the event</source>
<translation>Probleme des Events</translation>
</message>
<message>
<source>Process</source>
<translation>Prozess</translation>
</message>
<message>
<source>Processes</source>
<translation>Prozesse</translation>
</message>
<message>
<source>Profile</source>
<translation>Profil</translation>
</message>
<message>
<source>Profile Imports</source>
<translation>Importe profilieren</translation>
</message>
<message>
<source>Profile and region</source>
<translation>Profil und Region</translation>
</message>
<message>
<source>Profile of imports</source>
<translation>Profil der Importe</translation>
</message>
<message>
<source>Profile {profile}, {region}</source>
<translation>Profil {profile}, {region}</translation>
</message>
<message>
<source>Profiling imports</source>
<translation>Importe werden profiliert</translation>
</message>
<message>
<source>Progress</source>
<translation>Fortschritt</translation>
</message>
<message>
<source>Publish a version</source>
<translation>Eine Version veröffentlichen</translation>
</message>
<message>
<source>Put a breakpoint at the line of the cursor, or take it away.</source>
<translation>Einen Haltepunkt in die Zeile des Cursors setzen oder ihn entfernen.</translation>
</message>
<message>
<source>Put a copy of the lines above them.</source>
<translation>Eine Kopie der Zeilen darübersetzen.</translation>
</message>
<message>
<source>Put a copy of the lines below them.</source>
<translation>Eine Kopie der Zeilen daruntersetzen.</translation>
</message>
<message>
<source>Put back the event that was deleted last.</source>
<translation>Das zuletzt gelöschte Event zurückholen.</translation>
</message>
<message>
<source>Put breakpoints beside lines of a Python function and run it with the event: where it stops, its calls and variables are here.</source>
<translation>Haltepunkte neben Zeilen einer Python-Funktion setzen und sie mit dem Event ausführen: Wo sie anhält, stehen ihre Aufrufe und Variablen hier.</translation>
</message>
<message>
<source>Put envelopes on, or take them off</source>
<translation>Hüllen umlegen oder abnehmen</translation>
</message>
<message>
<source>Put every panel back to where the layout in force has it.</source>
<translation>Jedes Panel dorthin zurücksetzen, wo die geltende Anordnung es hat.</translation>
</message>
<message>
<source>Put its code folder away too</source>
<translation>Auch den Code-Ordner weglegen</translation>
</message>
<message>
<source>Put its code folder away too: {folder}</source>
<translation>Auch den Code-Ordner weglegen: {folder}</translation>
</message>
<message>
<source>Put the event into a notification, a message or a record of another service, or take it out of one.</source>
<translation>Das Event in eine Benachrichtigung, Nachricht oder einen Record eines anderen Dienstes stecken oder herausnehmen.</translation>
</message>
<message>
<source>Put the event of the selected run into the composer; its secrets stay named.</source>
<translation>Das Event des gewählten Laufs in den Composer setzen; seine Geheimnisse bleiben Namen.</translation>
</message>
<message>
<source>Put the function into its template once more, under another name.</source>
<translation>Die Funktion unter anderem Namen ein weiteres Mal ins Template setzen.</translation>
</message>
<message>
<source>Put the function's ARN on the clipboard; locally it has the account and region that functions see here.</source>
<translation>Die ARN der Funktion in die Zwischenablage kopieren; lokal mit Konto und Region, die Funktionen hier sehen.</translation>
</message>
<message>
<source>Put the function's name on the clipboard.</source>
<translation>Den Namen der Funktion in die Zwischenablage kopieren.</translation>
</message>
<message>
<source>Python in an image of its own, up to 10 GB: for libraries that need system packages. Docker builds it and runs it here.</source>
<translation>Python in einem eigenen Image, bis 10 GB: für Bibliotheken, die Systempakete brauchen. Docker baut es und führt es hier aus.</translation>
</message>
<message>
<source>Qualifier</source>
<translation>Qualifier</translation>
</message>
<message>
<source>Queue the event: it runs in the background and is retried when it fails, as on Lambda.</source>
<translation>Das Event einreihen: Es läuft im Hintergrund und wird bei Fehlern wiederholt, wie auf Lambda.</translation>
</message>
<message>
<source>Queued</source>
<translation>Eingereiht</translation>
</message>
<message>
<source>Quit</source>
<translation>Beenden</translation>
</message>
<message>
<source>RECENT</source>
<translation>ZULETZT</translation>
</message>
<message>
<source>RUNNING WORK</source>
<translation>LAUFENDE ARBEIT</translation>
</message>
<message>
<source>Raw</source>
<translation>Roh</translation>
</message>
<message>
<source>Read Profiles Again</source>
<translation>Profile neu lesen</translation>
</message>
<message>
<source>Read a failure</source>
<translation>Einen Fehler lesen</translation>
</message>
<message>
<source>Read only</source>
<translation>Nur lesbar</translation>
</message>
<message>
<source>Read the file in front with another encoding.</source>
<translation>Die vordere Datei mit anderer Zeichenkodierung lesen.</translation>
</message>
<message>
<source>Reads JSON records of a data stream, in order. After a failure the batch goes on at the record that failed.</source>
<translation>Liest JSON-Records eines Data Streams, der Reihe nach. Nach einem Fehler geht der Batch beim fehlgeschlagenen Record weiter.</translation>
</message>
<message>
<source>Reassign</source>
<translation>Neu zuweisen</translation>
</message>
<message>
<source>Record {number}</source>
<translation>Record {number}</translation>
</message>
<message>
<source>Redo</source>
<translation>Wiederholen</translation>
</message>
<message>
<source>Reduced motion</source>
<translation>Weniger Bewegung</translation>
</message>
<message>
<source>Regular expression</source>
<translation>Regulärer Ausdruck</translation>
</message>
<message>
<source>Reload Workspace</source>
<translation>Arbeitsbereich neu laden</translation>
</message>
<message>
<source>Reload workspace</source>
<translation>Arbeitsbereich neu laden</translation>
</message>
<message>
<source>Remove</source>
<translation>Entfernen</translation>
</message>
<message>
<source>Remove All Breakpoints</source>
<translation>Alle Haltepunkte entfernen</translation>
</message>
<message>
<source>Remove Breakpoint</source>
<translation>Haltepunkt entfernen</translation>
</message>
<message>
<source>Remove Queued Events</source>
<translation>Eingereihte Events entfernen</translation>
</message>
<message>
<source>Remove from Favourites</source>
<translation>Aus Favoriten entfernen</translation>
</message>
<message>
<source>Remove the asynchronous events of this workspace that wait in the queue.</source>
<translation>Die asynchronen Events dieses Arbeitsbereichs entfernen, die in der Queue warten.</translation>
</message>
<message>
<source>Remove the {envelope} envelope</source>
<translation>{envelope}-Hülle abnehmen</translation>
</message>
<message>
<source>Remove this entry</source>
<translation>Diesen Eintrag entfernen</translation>
</message>
<message>
<source>Rename</source>
<translation>Umbenennen</translation>
</message>
<message>
<source>Rename Event…</source>
<translation>Event umbenennen…</translation>
</message>
<message>
<source>Rename Function…</source>
<translation>Funktion umbenennen…</translation>
</message>
<message>
<source>Rename Layout…</source>
<translation>Anordnung umbenennen…</translation>
</message>
<message>
<source>Rename layout</source>
<translation>Anordnung umbenennen</translation>
</message>
<message>
<source>Rename what the name at the cursor stands for, in all files.</source>
<translation>Umbenennen, wofür der Name am Cursor steht, in allen Dateien.</translation>
</message>
<message>
<source>Rename {name}</source>
<translation>{name} umbenennen</translation>
</message>
<message>
<source>Rename {name} to {new}</source>
<translation>{name} in {new} umbenennen</translation>
</message>
<message>
<source>Rename {old} to {new}</source>
<translation>{old} in {new} umbenennen</translation>
</message>
<message>
<source>Rename…</source>
<translation>Umbenennen…</translation>
</message>
<message>
<source>Reopen</source>
<translation>Neu öffnen</translation>
</message>
<message>
<source>Reopen Closed Tab</source>
<translation>Geschlossenen Tab öffnen</translation>
</message>
<message>
<source>Reopen with Encoding…</source>
<translation>Mit Kodierung neu öffnen…</translation>
</message>
<message>
<source>Replace</source>
<translation>Ersetzen</translation>
</message>
<message>
<source>Replace (Enter)</source>
<translation>Ersetzen (Enter)</translation>
</message>
<message>
<source>Replace all</source>
<translation>Alle ersetzen</translation>
</message>
<message>
<source>Replace all (Ctrl+Enter)</source>
<translation>Alle ersetzen (Strg+Enter)</translation>
</message>
<message>
<source>Replace and find the next (Enter)</source>
<translation>Ersetzen und weitersuchen (Enter)</translation>
</message>
<message>
<source>Replace every place (Ctrl+Enter)</source>
<translation>Jede Stelle ersetzen (Strg+Enter)</translation>
</message>
<message>
<source>Replace every ticked hit (Ctrl+Enter)</source>
<translation>Jeden angehakten Treffer ersetzen (Strg+Enter)</translation>
</message>
<message>
<source>Replace in Files…</source>
<translation>In Dateien ersetzen…</translation>
</message>
<message>
<source>Replace in files</source>
<translation>In Dateien ersetzen</translation>
</message>
<message>
<source>Replace with</source>
<translation>Ersetzen durch</translation>
</message>
<message>
<source>Replace {count:,}</source>
<translation>{count:,} ersetzen</translation>
</message>
<message>
<source>Replaced {hits} in {files}.</source>
<translation>{hits} in {files} ersetzt.</translation>
</message>
<message>
<source>Replace…</source>
<translation>Ersetzen…</translation>
</message>
<message>
<source>Replacing in files</source>
<translation>In Dateien wird ersetzt</translation>
</message>
<message>
<source>Request and response</source>
<translation>Anfrage und Antwort</translation>
</message>
<message>
<source>Request and response waits for the result; an event is queued; a dry run only checks the request.</source>
<translation>Anfrage und Antwort wartet auf das Ergebnis; ein Event wird eingereiht; ein Dry Run prüft nur die Anfrage.</translation>
</message>
<message>
<source>Required.</source>
<translation>Erforderlich.</translation>
</message>
<message>
<source>Reset</source>
<translation>Zurücksetzen</translation>
</message>
<message>
<source>Reset Layout</source>
<translation>Anordnung zurücksetzen</translation>
</message>
<message>
<source>Reset all</source>
<translation>Alle zurücksetzen</translation>
</message>
<message>
<source>Reset {title}</source>
<translation>{title} zurücksetzen</translation>
</message>
<message>
<source>Response</source>
<translation>Antwort</translation>
</message>
<message>
<source>Restart Debugging</source>
<translation>Debuggen neu starten</translation>
</message>
<message>
<source>Restart Language Servers</source>
<translation>Sprachserver neu starten</translation>
</message>
<message>
<source>Restore</source>
<translation>Restore</translation>
</message>
<message>
<source>Restore the session</source>
<translation>Sitzung wiederherstellen</translation>
</message>
<message>
<source>Result</source>
<translation>Ergebnis</translation>
</message>
<message>
<source>Result beside another one</source>
<translation>Ergebnis neben einem anderen</translation>
</message>
<message>
<source>Result of the run</source>
<translation>Ergebnis des Laufs</translation>
</message>
<message>
<source>Result of the search</source>
<translation>Ergebnis der Suche</translation>
</message>
<message>
<source>Retry delays</source>
<translation>Wartezeiten</translation>
</message>
<message>
<source>Reveal in File Manager</source>
<translation>Im Dateimanager zeigen</translation>
</message>
<message>
<source>Review Changes…</source>
<translation>Änderungen ansehen…</translation>
</message>
<message>
<source>Review changes</source>
<translation>Änderungen ansehen</translation>
</message>
<message>
<source>Role</source>
<translation>Rolle</translation>
</message>
<message>
<source>Run</source>
<translation>Ausführen</translation>
</message>
<message>
<source>Run Again</source>
<translation>Erneut ausführen</translation>
</message>
<message>
<source>Run Event Tests</source>
<translation>Event-Tests ausführen</translation>
</message>
<message>
<source>Run Event Tests in the palette ([view.palette]) sends each event of which something is expected.</source>
<translation>„Event-Tests ausführen“ in der Palette ([view.palette]) sendet jedes Event, von dem etwas erwartet wird.</translation>
</message>
<message>
<source>Run a command</source>
<translation>Befehl ausführen</translation>
</message>
<message>
<source>Run history</source>
<translation>Verlauf</translation>
</message>
<message>
<source>Run of {run}</source>
<translation>Lauf von {run}</translation>
</message>
<message>
<source>Run the line as a whole.</source>
<translation>Die Zeile als Ganzes ausführen.</translation>
</message>
<message>
<source>Run the selected function with the event, and stop at breakpoints and where an exception leaves its code.</source>
<translation>Die gewählte Funktion mit dem Event ausführen und an Haltepunkten anhalten sowie dort, wo eine Exception ihren Code verlässt.</translation>
</message>
<message>
<source>Run the selected run's function once more with the same bytes.</source>
<translation>Die Funktion des gewählten Laufs mit denselben Bytes noch einmal ausführen.</translation>
</message>
<message>
<source>Run the tests</source>
<translation>Die Tests ausführen</translation>
</message>
<message>
<source>Run to the end of the call and stop behind it.</source>
<translation>Bis zum Ende des Aufrufs laufen und dahinter anhalten.</translation>
</message>
<message>
<source>Running</source>
<translation>Läuft</translation>
</message>
<message>
<source>Running event tests</source>
<translation>Event-Tests laufen</translation>
</message>
<message>
<source>Running functions</source>
<translation>Funktionen ausführen</translation>
</message>
<message>
<source>Running work</source>
<translation>Laufende Arbeit</translation>
</message>
<message>
<source>Running: {text}</source>
<translation>Läuft: {text}</translation>
</message>
<message>
<source>Runs</source>
<translation>Läufe</translation>
</message>
<message>
<source>Runs every hour. It works on the hour before, by the time that it was due, so that running late or twice does no harm.</source>
<translation>Läuft jede Stunde. Bearbeitet die Stunde davor, nach der fälligen Zeit: Verspätete und doppelte Läufe schaden nicht.</translation>
</message>
<message>
<source>Runs for each notification of a topic. What cannot be handled after two more attempts goes to a queue.</source>
<translation>Läuft für jede Benachrichtigung eines Topics. Was nach zwei weiteren Versuchen nicht gelingt, kommt in eine Queue.</translation>
</message>
<message>
<source>Runs kept</source>
<translation>Behaltene Läufe</translation>
</message>
<message>
<source>Runs when an object is stored in a bucket. Keys are decoded, and a bucket with the notification comes with it.</source>
<translation>Läuft, wenn ein Objekt in einem Bucket abgelegt wird. Keys werden dekodiert, und ein Bucket mit Benachrichtigung ist dabei.</translation>
</message>
<message>
<source>Runs, the newest first</source>
<translation>Läufe, der neueste zuerst</translation>
</message>
<message>
<source>Runtime</source>
<translation>Runtime</translation>
</message>
<message>
<source>S3 upload</source>
<translation>S3-Upload</translation>
</message>
<message>
<source>SNS notification</source>
<translation>SNS-Benachrichtigung</translation>
</message>
<message>
<source>SNS topic</source>
<translation>SNS-Topic</translation>
</message>
<message>
<source>SQS message</source>
<translation>SQS-Nachricht</translation>
</message>
<message>
<source>SQS queue, partial failures</source>
<translation>SQS-Queue, Teilfehler</translation>
</message>
<message>
<source>Save</source>
<translation>Speichern</translation>
</message>
<message>
<source>Save All</source>
<translation>Alle speichern</translation>
</message>
<message>
<source>Save Event…</source>
<translation>Event speichern…</translation>
</message>
<message>
<source>Save Layout As…</source>
<translation>Anordnung speichern unter…</translation>
</message>
<message>
<source>Save Result as Expectation</source>
<translation>Ergebnis als Erwartung speichern</translation>
</message>
<message>
<source>Save again</source>
<translation>Erneut speichern</translation>
</message>
<message>
<source>Save as Expectation</source>
<translation>Als Erwartung speichern</translation>
</message>
<message>
<source>Save it first.</source>
<translation>Zuerst speichern.</translation>
</message>
<message>
<source>Save layout as</source>
<translation>Anordnung speichern unter</translation>
</message>
<message>
<source>Save the event</source>
<translation>Das Event speichern</translation>
</message>
<message>
<source>Save the event under this name</source>
<translation>Event unter diesem Namen speichern</translation>
</message>
<message>
<source>Save the file in front with another encoding.</source>
<translation>Die vordere Datei mit anderer Zeichenkodierung speichern.</translation>
</message>
<message>
<source>Save under the old name</source>
<translation>Unter altem Namen speichern</translation>
</message>
<message>
<source>Save with Encoding…</source>
<translation>Mit Kodierung speichern…</translation>
</message>
<message>
<source>Saved events</source>
<translation>Gespeicherte Events</translation>
</message>
<message>
<source>Search</source>
<translation>Suche</translation>
</message>
<message>
<source>Search fields</source>
<translation>Felder suchen</translation>
</message>
<message>
<source>Search help</source>
<translation>Hilfe durchsuchen</translation>
</message>
<message>
<source>Search preferences</source>
<translation>Einstellungen suchen</translation>
</message>
<message>
<source>Search results</source>
<translation>Suchergebnisse</translation>
</message>
<message>
<source>Searching files</source>
<translation>Dateien werden durchsucht</translation>
</message>
<message>
<source>Searching…</source>
<translation>Suche läuft…</translation>
</message>
<message>
<source>Seconds before an asynchronous event that failed runs again: after the first failure, and after the second.</source>
<translation>Sekunden, bis ein fehlgeschlagenes asynchrones Event erneut läuft: nach dem ersten und nach dem zweiten Fehler.</translation>
</message>
<message>
<source>Seconds that an unused execution environment is kept for the next invoke.</source>
<translation>Sekunden, die eine unbenutzte Umgebung für den nächsten Aufruf aufgehoben wird.</translation>
</message>
<message>
<source>Sections</source>
<translation>Abschnitte</translation>
</message>
<message>
<source>See how the function differs from the one in an AWS account, and update that one.</source>
<translation>Sehen, wie sich die Funktion von der in einem AWS-Konto unterscheidet, und jene aktualisieren.</translation>
</message>
<message>
<source>See how the function here differs from the deployed one</source>
<translation>Sehen, wie sich die Funktion hier von der bereitgestellten unterscheidet</translation>
</message>
<message>
<source>See what becomes of the file ({keys})</source>
<translation>Sehen, was aus der Datei wird ({keys})</translation>
</message>
<message>
<source>See what that costs</source>
<translation>Sehen, was das kostet</translation>
</message>
<message>
<source>See where the time went</source>
<translation>Sehen, wo die Zeit blieb</translation>
</message>
<message>
<source>Select All</source>
<translation>Alles auswählen</translation>
</message>
<message>
<source>Select Every Place</source>
<translation>Alle Stellen auswählen</translation>
</message>
<message>
<source>Select Next Place</source>
<translation>Nächste Stelle auswählen</translation>
</message>
<message>
<source>Select every place with the same text.</source>
<translation>Jede Stelle mit demselben Text auswählen.</translation>
</message>
<message>
<source>Select the next place with the same text too.</source>
<translation>Auch die nächste Stelle mit demselben Text auswählen.</translation>
</message>
<message>
<source>Select the whole text.</source>
<translation>Den ganzen Text auswählen.</translation>
</message>
<message>
<source>Send a real event</source>
<translation>Ein echtes Event senden</translation>
</message>
<message>
<source>Send every saved event of which something is expected, and compare what comes.</source>
<translation>Jedes gespeicherte Event senden, von dem etwas erwartet wird, und vergleichen, was kommt.</translation>
</message>
<message>
<source>Send the event to the selected function, as the composer's options say.</source>
<translation>Das Event an die gewählte Funktion senden, wie die Optionen des Composers es sagen.</translation>
</message>
<message>
<source>Sent</source>
<translation>Gesendet</translation>
</message>
<message>
<source>Serve the functions over Lambda's HTTP API, for boto3, the AWS CLI and other clients.</source>
<translation>Die Funktionen über die HTTP-API von Lambda anbieten, für boto3, die AWS CLI und andere Clients.</translation>
</message>
<message>
<source>Service address</source>
<translation>Adresse des Dienstes</translation>
</message>
<message>
<source>Service port</source>
<translation>Port des Dienstes</translation>
</message>
<message>
<source>Service region</source>
<translation>Region des Dienstes</translation>
</message>
<message>
<source>Set a variable</source>
<translation>Eine Variable setzen</translation>
</message>
<message>
<source>Set to null</source>
<translation>Auf null setzen</translation>
</message>
<message>
<source>Setting</source>
<translation>Einstellung</translation>
</message>
<message>
<source>Settings</source>
<translation>Einstellungen</translation>
</message>
<message>
<source>Settings File</source>
<translation>Einstellungsdatei</translation>
</message>
<message>
<source>Share of all</source>
<translation>Anteil am Ganzen</translation>
</message>
<message>
<source>Show</source>
<translation>Zeigen</translation>
</message>
<message>
<source>Show Diff</source>
<translation>Diff zeigen</translation>
</message>
<message>
<source>Show Documentation</source>
<translation>Dokumentation zeigen</translation>
</message>
<message>
<source>Show Event Composer</source>
<translation>Event-Composer zeigen</translation>
</message>
<message>
<source>Show Event as Form</source>
<translation>Event als Formular zeigen</translation>
</message>
<message>
<source>Show Event as Form and JSON</source>
<translation>Event als Formular und JSON zeigen</translation>
</message>
<message>
<source>Show Event as JSON</source>
<translation>Event als JSON zeigen</translation>
</message>
<message>
<source>Show Explorer</source>
<translation>Explorer zeigen</translation>
</message>
<message>
<source>Show Notices</source>
<translation>Meldungen zeigen</translation>
</message>
<message>
<source>Show Parameters</source>
<translation>Parameter zeigen</translation>
</message>
<message>
<source>Show Running Work</source>
<translation>Laufende Arbeit zeigen</translation>
</message>
<message>
<source>Show Runs</source>
<translation>Läufe zeigen</translation>
</message>
<message>
<source>Show all problems of the answer</source>
<translation>Alle Probleme der Antwort zeigen</translation>
</message>
<message>
<source>Show every line.</source>
<translation>Jede Zeile zeigen.</translation>
</message>
<message>
<source>Show exactly the bytes that will be sent: with values for variables, in its envelopes.</source>
<translation>Genau die Bytes zeigen, die gesendet werden: mit Werten für Variablen und in den Hüllen.</translation>
</message>
<message>
<source>Show in JSON</source>
<translation>Im JSON zeigen</translation>
</message>
<message>
<source>Show or hide all problems</source>
<translation>Alle Probleme zeigen oder verbergen</translation>
</message>
<message>
<source>Show or hide the event composer.</source>
<translation>Den Event-Composer zeigen oder verbergen.</translation>
</message>
<message>
<source>Show or hide the explorer.</source>
<translation>Den Explorer zeigen oder verbergen.</translation>
</message>
<message>
<source>Show or hide the list of runs</source>
<translation>Liste der Läufe zeigen oder verbergen</translation>
</message>
<message>
<source>Show or hide the runs.</source>
<translation>Die Läufe zeigen oder verbergen.</translation>
</message>
<message>
<source>Show running work</source>
<translation>Laufende Arbeit zeigen</translation>
</message>
<message>
<source>Show the event's fields and its text, which are one document.</source>
<translation>Felder und Text des Events zeigen, die ein Dokument sind.</translation>
</message>
<message>
<source>Show the event's fields.</source>
<translation>Die Felder des Events zeigen.</translation>
</message>
<message>
<source>Show the event's text.</source>
<translation>Den Text des Events zeigen.</translation>
</message>
<message>
<source>Show the fault in the JSON</source>
<translation>Fehler im JSON zeigen</translation>
</message>
<message>
<source>Show the file in front also in a group below.</source>
<translation>Die vordere Datei auch in einer Gruppe darunter zeigen.</translation>
</message>
<message>
<source>Show the file in front also in a group beside.</source>
<translation>Die vordere Datei auch in einer Gruppe daneben zeigen.</translation>
</message>
<message>
<source>Show the folder of the function's code in the file manager.</source>
<translation>Den Ordner mit dem Code der Funktion im Dateimanager zeigen.</translation>
</message>
<message>
<source>Show the hidden lines again.</source>
<translation>Die verborgenen Zeilen wieder zeigen.</translation>
</message>
<message>
<source>Show the list</source>
<translation>Liste zeigen</translation>
</message>
<message>
<source>Show the list of runs</source>
<translation>Liste der Läufe zeigen</translation>
</message>
<message>
<source>Show the parameters of the call at the cursor.</source>
<translation>Die Parameter des Aufrufs am Cursor zeigen.</translation>
</message>
<message>
<source>Show the place</source>
<translation>Stelle zeigen</translation>
</message>
<message>
<source>Show the result beside what is expected</source>
<translation>Ergebnis neben dem Erwarteten zeigen</translation>
</message>
<message>
<source>Show the secrets while this is held</source>
<translation>Geheimnisse zeigen, solange dies gehalten wird</translation>
</message>
<message>
<source>Show the ways in, what was open before, and what this machine can run.</source>
<translation>Die Einstiege zeigen, was zuvor offen war und was dieser Rechner ausführen kann.</translation>
</message>
<message>
<source>Show the {envelope} envelope as text</source>
<translation>{envelope}-Hülle als Text zeigen</translation>
</message>
<message>
<source>Show what the name at the cursor stands for.</source>
<translation>Zeigen, wofür der Name am Cursor steht.</translation>
</message>
<message>
<source>Show what the program told, the newest first.</source>
<translation>Zeigen, was das Programm gemeldet hat, das Neueste zuerst.</translation>
</message>
<message>
<source>Size of text, rows and icons in percent, over what screen and system ask for. It holds from the next start.</source>
<translation>Größe von Text, Zeilen und Symbolen in Prozent, zusätzlich zu dem, was Bildschirm und System verlangen. Sie gilt ab dem nächsten Start.</translation>
</message>
<message>
<source>Size of the payload</source>
<translation>Größe der Payload</translation>
</message>
<message>
<source>Size of what is sent</source>
<translation>Größe des Gesendeten</translation>
</message>
<message>
<source>Skip</source>
<translation>Überspringen</translation>
</message>
<message>
<source>Skip: tour</source>
<translation>Überspringen: Tour</translation>
</message>
<message>
<source>Smaller Text</source>
<translation>Text verkleinern</translation>
</message>
<message>
<source>SnapStart: the environment comes back from its snapshot.</source>
<translation>SnapStart: Die Umgebung kommt aus ihrem Snapshot zurück.</translation>
</message>
<message>
<source>Something in its template or code is wrong.</source>
<translation>Im Template oder im Code stimmt etwas nicht.</translation>
</message>
<message>
<source>Source</source>
<translation>Quelle</translation>
</message>
<message>
<source>Spare environments</source>
<translation>Reserve-Umgebungen</translation>
</message>
<message>
<source>Split Down</source>
<translation>Nach unten teilen</translation>
</message>
<message>
<source>Split Right</source>
<translation>Nach rechts teilen</translation>
</message>
<message>
<source>Stack trace</source>
<translation>Stacktrace</translation>
</message>
<message>
<source>Star the function, or take its star away. Favourites come first in the explorer.</source>
<translation>Der Funktion einen Stern geben oder nehmen. Favoriten stehen im Explorer zuerst.</translation>
</message>
<message>
<source>Start</source>
<translation>Start</translation>
</message>
<message>
<source>Start and versions</source>
<translation>Start und Versionen</translation>
</message>
<message>
<source>Start the Lambda Service</source>
<translation>Lambda-Dienst starten</translation>
</message>
<message>
<source>Start the service</source>
<translation>Dienst starten</translation>
</message>
<message>
<source>Starting {function} under the debugger</source>
<translation>{function} startet unter dem Debugger</translation>
</message>
<message>
<source>State: {state}</source>
<translation>Zustand: {state}</translation>
</message>
<message>
<source>Status</source>
<translation>Status</translation>
</message>
<message>
<source>Step Functions task</source>
<translation>Step-Functions-Task</translation>
</message>
<message>
<source>Step Into</source>
<translation>Hineingehen</translation>
</message>
<message>
<source>Step Out</source>
<translation>Herausgehen</translation>
</message>
<message>
<source>Step Over</source>
<translation>Nächste Zeile</translation>
</message>
<message>
<source>Steps</source>
<translation>Schritte</translation>
</message>
<message>
<source>Stop</source>
<translation>Stopp</translation>
</message>
<message>
<source>Stop Debugging</source>
<translation>Debuggen beenden</translation>
</message>
<message>
<source>Stop Running Work…</source>
<translation>Laufende Arbeit stoppen…</translation>
</message>
<message>
<source>Stop and close</source>
<translation>Stoppen und schließen</translation>
</message>
<message>
<source>Stop running work</source>
<translation>Laufende Arbeit stoppen</translation>
</message>
<message>
<source>Stop searching</source>
<translation>Suche stoppen</translation>
</message>
<message>
<source>Stop serving over HTTP when the calls in flight have ended.</source>
<translation>HTTP-Dienst beenden, wenn die laufenden Aufrufe fertig sind.</translation>
</message>
<message>
<source>Stop the Lambda Service</source>
<translation>Lambda-Dienst stoppen</translation>
</message>
<message>
<source>Stop the function that is debugged where it is now.</source>
<translation>Die debuggte Funktion dort anhalten, wo sie gerade ist.</translation>
</message>
<message>
<source>Stop the run</source>
<translation>Lauf stoppen</translation>
</message>
<message>
<source>Stop the selected run, or all runs when none that runs is selected.</source>
<translation>Den gewählten Lauf stoppen, oder alle, wenn kein laufender gewählt ist.</translation>
</message>
<message>
<source>Stop what the program is doing; when it does several things, choose which.</source>
<translation>Stoppen, was das Programm tut; bei mehreren Dingen wählen, welches.</translation>
</message>
<message>
<source>Stop {work}</source>
<translation>{work} stoppen</translation>
</message>
<message>
<source>Stopped.</source>
<translation>Gestoppt.</translation>
</message>
<message>
<source>Stopping after this step…</source>
<translation>Wird nach diesem Schritt angehalten …</translation>
</message>
<message>
<source>Stopping: {title}</source>
<translation>Wird gestoppt: {title}</translation>
</message>
<message>
<source>Stopping…</source>
<translation>Wird gestoppt…</translation>
</message>
<message>
<source>Stream the response</source>
<translation>Antwort streamen</translation>
</message>
<message>
<source>Streamed · {size}</source>
<translation>Gestreamt · {size}</translation>
</message>
<message>
<source>Streamed · {size}, the first {kept} kept</source>
<translation>Gestreamt · {size}, die ersten {kept} behalten</translation>
</message>
<message>
<source>Streaming</source>
<translation>Streamt</translation>
</message>
<message>
<source>Succeeded</source>
<translation>Erfolgreich</translation>
</message>
<message>
<source>System</source>
<translation>System</translation>
</message>
<message>
<source>THIS MACHINE</source>
<translation>DIESER RECHNER</translation>
</message>
<message>
<source>Tab indents; Escape and Tab leave the editor.</source>
<translation>Tab rückt ein; Escape und Tab verlassen den Editor.</translation>
</message>
<message>
<source>Tags</source>
<translation>Tags</translation>
</message>
<message>
<source>Tail</source>
<translation>Ende</translation>
</message>
<message>
<source>Tail of the log</source>
<translation>Ende des Logs</translation>
</message>
<message>
<source>Take all your changes of keys back</source>
<translation>Alle eigenen Tastenänderungen zurücknehmen</translation>
</message>
<message>
<source>Take an event that was sent to this function before.</source>
<translation>Ein Event nehmen, das zuvor an diese Funktion gesendet wurde.</translation>
</message>
<message>
<source>Take away every breakpoint of the workspace.</source>
<translation>Alle Haltepunkte des Arbeitsbereichs entfernen.</translation>
</message>
<message>
<source>Take back the last change.</source>
<translation>Die letzte Änderung zurücknehmen.</translation>
</message>
<message>
<source>Take back what was configured, renamed, duplicated or deleted last.</source>
<translation>Zurücknehmen, was zuletzt konfiguriert, umbenannt, dupliziert oder gelöscht wurde.</translation>
</message>
<message>
<source>Take the Tour</source>
<translation>Tour machen</translation>
</message>
<message>
<source>Take the blanks out of the event's JSON.</source>
<translation>Die Leerzeichen aus dem JSON des Events nehmen.</translation>
</message>
<message>
<source>Take the file in front to the other group; with one group, to a new one beside.</source>
<translation>Die vordere Datei in die andere Gruppe bringen; bei nur einer Gruppe in eine neue daneben.</translation>
</message>
<message>
<source>Take the function out of its template; its code stays unless that is asked for.</source>
<translation>Die Funktion aus ihrem Template nehmen; ihr Code bleibt, wenn nichts anderes gewünscht ist.</translation>
</message>
<message>
<source>Take the selected lines away.</source>
<translation>Die gewählten Zeilen entfernen.</translation>
</message>
<message>
<source>Take the tabs of both groups into one.</source>
<translation>Die Tabs beider Gruppen in eine bringen.</translation>
</message>
<message>
<source>Take the tour</source>
<translation>Tour machen</translation>
</message>
<message>
<source>Take theirs</source>
<translation>Deren Fassung nehmen</translation>
</message>
<message>
<source>Take {name} off the list</source>
<translation>{name} von der Liste nehmen</translation>
</message>
<message>
<source>Ten minutes on the sample: edit, invoke, measure, test</source>
<translation>Zehn Minuten: bearbeiten, aufrufen, messen, testen</translation>
</message>
<message>
<source>Tenant ID</source>
<translation>Tenant-ID</translation>
</message>
<message>
<source>Tenant, client context, trace, timeout, log tail, streaming, executor</source>
<translation>Tenant, Client Context, Trace, Timeout, Log-Ende, Streaming, Executor</translation>
</message>
<message>
<source>Terminal</source>
<translation>Terminal</translation>
</message>
<message>
<source>Test events are shared for one. Choose it first.</source>
<translation>Test-Events werden für eine geteilt. Diese zuerst wählen.</translation>
</message>
<message>
<source>Text size</source>
<translation>Textgröße</translation>
</message>
<message>
<source>That is the main thing</source>
<translation>Das ist die Hauptsache</translation>
</message>
<message>
<source>That run is not in the history.</source>
<translation>Dieser Lauf ist nicht im Verlauf.</translation>
</message>
<message>
<source>The JSON has a fault. {fault}</source>
<translation>Das JSON hat einen Fehler. {fault}</translation>
</message>
<message>
<source>The Lambda service runs. Click to copy its address.</source>
<translation>Der Lambda-Dienst läuft. Klicken kopiert seine Adresse.</translation>
</message>
<message>
<source>The answer is handed over.</source>
<translation>Die Antwort wird übergeben.</translation>
</message>
<message>
<source>The answer shows here. What the function writes until then is in Logs.</source>
<translation>Hier erscheint die Antwort. Was die Funktion bis dahin schreibt, steht in Logs.</translation>
</message>
<message>
<source>The change would be made without it.</source>
<translation>Die Änderung würde ohne ihn gemacht.</translation>
</message>
<message>
<source>The code differs</source>
<translation>Der Code ist ein anderer</translation>
</message>
<message>
<source>The code is what is deployed.</source>
<translation>Der Code ist der bereitgestellte.</translation>
</message>
<message>
<source>The code runs</source>
<translation>Der Code läuft</translation>
</message>
<message>
<source>The command has these keys already.</source>
<translation>Der Befehl hat diese Tasten schon.</translation>
</message>
<message>
<source>The composer keeps the event that you edited.</source>
<translation>Der Composer behält das bearbeitete Event.</translation>
</message>
<message>
<source>The composer keeps your text. Choose the event again to take what the file has now.</source>
<translation>Der Composer behält den eigenen Text. Das Event erneut wählen, um den Inhalt der Datei zu nehmen.</translation>
</message>
<message>
<source>The copy has the same code: its CodeUri is the same folder.</source>
<translation>Die Kopie hat denselben Code: Ihre CodeUri ist derselbe Ordner.</translation>
</message>
<message>
<source>The envelope carries no JSON.</source>
<translation>Die Hülle trägt kein JSON.</translation>
</message>
<message>
<source>The event is still being changed.</source>
<translation>Das Event wird noch geändert.</translation>
</message>
<message>
<source>The event waits in the queue. {why}</source>
<translation>Das Event wartet in der Queue. {why}</translation>
</message>
<message>
<source>The event was removed from the queue.</source>
<translation>Das Event wurde aus der Queue entfernt.</translation>
</message>
<message>
<source>The event {} at the right is enough for Hello. Press [run.invoke], or the button.</source>
<translation>Das Event {} rechts genügt für Hello. [run.invoke] drücken, oder den Knopf.</translation>
</message>
<message>
<source>The event's fields</source>
<translation>Die Felder des Events</translation>
</message>
<message>
<source>The event's text</source>
<translation>Der Text des Events</translation>
</message>
<message>
<source>The expectation cannot be used</source>
<translation>Die Erwartung ist nicht verwendbar</translation>
</message>
<message>
<source>The field cannot be changed so.</source>
<translation>Das Feld lässt sich so nicht ändern.</translation>
</message>
<message>
<source>The file</source>
<translation>Die Datei</translation>
</message>
<message>
<source>The function failed ({error}). What it had imported is shown.</source>
<translation>Die Funktion ist fehlgeschlagen ({error}). Gezeigt wird, was sie importiert hatte.</translation>
</message>
<message>
<source>The function failed before it imported anything ({error}).</source>
<translation>Die Funktion ist fehlgeschlagen, bevor sie etwas importiert hat ({error}).</translation>
</message>
<message>
<source>The function has answered; its extensions are still at work.</source>
<translation>Die Funktion hat geantwortet; ihre Extensions arbeiten noch.</translation>
</message>
<message>
<source>The function's file is loaded, with all it imports.</source>
<translation>Die Datei der Funktion wird geladen, mit allem, was sie importiert.</translation>
</message>
<message>
<source>The function's own</source>
<translation>Der eigene der Funktion</translation>
</message>
<message>
<source>The handler runs.</source>
<translation>Der Handler läuft.</translation>
</message>
<message>
<source>The keys that are in force, with your own and the preset's. A chord such as Ctrl+K, S is two presses.</source>
<translation>Die geltenden Tasten, mit den eigenen und denen der Belegung. Eine Folge wie Strg+K, S sind zwei Anschläge.</translation>
</message>
<message>
<source>The language's runtime starts. Part of Init Duration.</source>
<translation>Die Runtime der Sprache startet. Teil der Init Duration.</translation>
</message>
<message>
<source>The last 4 KB, as Lambda returns them with LogType=Tail</source>
<translation>Die letzten 4 KB, wie Lambda sie mit LogType=Tail zurückgibt</translation>
</message>
<message>
<source>The left text</source>
<translation>Der linke Text</translation>
</message>
<message>
<source>The package differs from the deployed one, whose files could not be looked at: {why}</source>
<translation>Das Paket ist ein anderes als das bereitgestellte, dessen Dateien nicht angesehen werden konnten: {why}</translation>
</message>
<message>
<source>The panels go back to the layout Edit.</source>
<translation>Die Panels gehen zurück zur Anordnung Bearbeiten.</translation>
</message>
<message>
<source>The part of the time of all imports: the module itself in full colour, its imports fainter.</source>
<translation>Der Teil an der Zeit aller Importe: das Modul selbst in voller Farbe, seine Importe blasser.</translation>
</message>
<message>
<source>The pattern is not complete: {error}.</source>
<translation>Das Muster ist nicht vollständig: {error}.</translation>
</message>
<message>
<source>The phases show when the run has ended.</source>
<translation>Die Phasen erscheinen, wenn der Lauf beendet ist.</translation>
</message>
<message>
<source>The port of the local Lambda service; 0 is any that is free.</source>
<translation>Der Port des lokalen Lambda-Dienstes; 0 ist irgendein freier.</translation>
</message>
<message>
<source>The profiles of this computer. AWS is asked for functions only when you ask for them.</source>
<translation>Die Profile dieses Rechners. AWS wird erst auf Wunsch nach Funktionen gefragt.</translation>
</message>
<message>
<source>The program cannot start itself.</source>
<translation>Das Programm kann sich nicht selbst starten.</translation>
</message>
<message>
<source>The region for callers of the local Lambda service that name none.</source>
<translation>Die Region für Aufrufer des lokalen Lambda-Dienstes, die keine nennen.</translation>
</message>
<message>
<source>The right text</source>
<translation>Der rechte Text</translation>
</message>
<message>
<source>The run ended before its function wrote anything.</source>
<translation>Der Lauf endete, bevor seine Funktion etwas schrieb.</translation>
</message>
<message>
<source>The run was stopped before its phases were known.</source>
<translation>Der Lauf wurde gestoppt, bevor seine Phasen bekannt waren.</translation>
</message>
<message>
<source>The run was stopped before the function answered. What it wrote until then is in Logs.</source>
<translation>Der Lauf wurde gestoppt, bevor die Funktion antwortete. Was sie bis dahin schrieb, steht in Logs.</translation>
</message>
<message>
<source>The sandbox is made. AWS neither shows nor bills it.</source>
<translation>Die Sandbox wird angelegt. AWS zeigt das nicht und rechnet es nicht ab.</translation>
</message>
<message>
<source>The sandbox starts its first process. AWS neither shows nor bills it.</source>
<translation>Die Sandbox startet ihren ersten Prozess. AWS zeigt das nicht und rechnet es nicht ab.</translation>
</message>
<message>
<source>The search failed.</source>
<translation>Die Suche ist fehlgeschlagen.</translation>
</message>
<message>
<source>The settings file has another value, which is not used. {fault}</source>
<translation>Die Einstellungsdatei hat einen anderen Wert, der nicht gilt. {fault}</translation>
</message>
<message>
<source>The smallest function there is: JSON in, JSON out, one line in the log. A start for anything that is called directly.</source>
<translation>Die kleinste Funktion: JSON hinein, JSON heraus, eine Zeile im Log. Ein Anfang für alles, was direkt aufgerufen wird.</translation>
</message>
<message>
<source>The template names it elsewhere, which no deployment takes without it: {shown}.</source>
<translation>Das Template nennt sie auch anderswo, was ohne sie kein Deployment annimmt: {shown}.</translation>
</message>
<message>
<source>The text has changed meanwhile.</source>
<translation>Der Text hat sich inzwischen geändert.</translation>
</message>
<message>
<source>The text of a file of the workspace</source>
<translation>Der Text einer Datei des Arbeitsbereichs</translation>
</message>
<message>
<source>The time in UTC; also now-5m, now:epoch_ms</source>
<translation>Die Zeit in UTC; auch now-5m, now:epoch_ms</translation>
</message>
<message>
<source>The type of the event is not known.</source>
<translation>Der Typ des Events ist nicht bekannt.</translation>
</message>
<message>
<source>The window</source>
<translation>Das Fenster</translation>
</message>
<message>
<source>Theme</source>
<translation>Thema</translation>
</message>
<message>
<source>Theme: Dark</source>
<translation>Thema: Dunkel</translation>
</message>
<message>
<source>Theme: High Contrast</source>
<translation>Thema: Hoher Kontrast</translation>
</message>
<message>
<source>Theme: Light</source>
<translation>Thema: Hell</translation>
</message>
<message>
<source>Theme: System</source>
<translation>Thema: System</translation>
</message>
<message>
<source>There are more: narrow the search.</source>
<translation>Es gibt mehr: die Suche enger fassen.</translation>
</message>
<message>
<source>There are no breakpoints.</source>
<translation>Es gibt keine Haltepunkte.</translation>
</message>
<message>
<source>There is a function {text} already.</source>
<translation>Eine Funktion {text} gibt es schon.</translation>
</message>
<message>
<source>There is a layout of that name.</source>
<translation>Eine Anordnung dieses Namens gibt es schon.</translation>
</message>
<message>
<source>There is no earlier result of this function with this event.</source>
<translation>Es gibt kein früheres Ergebnis dieser Funktion mit diesem Event.</translation>
</message>
<message>
<source>There is no name at the cursor.</source>
<translation>Am Cursor steht kein Name.</translation>
</message>
<message>
<source>There is no state {part}. There are: {asked}.</source>
<translation>Einen Zustand {part} gibt es nicht. Es gibt: {asked}.</translation>
</message>
<message>
<source>There is nothing in this line that ruff could mend.</source>
<translation>In dieser Zeile ist nichts, was ruff beheben könnte.</translation>
</message>
<message>
<source>This event has no list of records.</source>
<translation>Dieses Event hat keine Liste von Records.</translation>
</message>
<message>
<source>This file is no text, or a large one: only its size is shown.</source>
<translation>Diese Datei ist kein Text oder ein großer: Nur ihre Größe wird gezeigt.</translation>
</message>
<message>
<source>This is no number.</source>
<translation>Das ist keine Zahl.</translation>
</message>
<message>
<source>This machine</source>
<translation>Dieser Rechner</translation>
</message>
<message>
<source>This page is not installed.</source>
<translation>Diese Seite ist nicht installiert.</translation>
</message>
<message>
<source>This result</source>
<translation>Dieses Ergebnis</translation>
</message>
<message>
<source>This run was recorded without its phases.</source>
<translation>Dieser Lauf wurde ohne seine Phasen aufgezeichnet.</translation>
</message>
<message>
<source>Time</source>
<translation>Zeit</translation>
</message>
<message>
<source>Timeline</source>
<translation>Zeitlinie</translation>
</message>
<message>
<source>Timeline of the run</source>
<translation>Zeitlinie des Laufs</translation>
</message>
<message>
<source>Timeout</source>
<translation>Timeout</translation>
</message>
<message>
<source>Timeout of this invoke, in seconds</source>
<translation>Timeout dieses Aufrufs, in Sekunden</translation>
</message>
<message>
<source>To</source>
<translation>Ziel</translation>
</message>
<message>
<source>To be corrected: {titles}</source>
<translation>Zu berichtigen: {titles}</translation>
</message>
<message>
<source>To the beginning of the text or the list.</source>
<translation>Zum Anfang des Texts oder der Liste.</translation>
</message>
<message>
<source>To the beginning of the word.</source>
<translation>Zum Anfang des Worts.</translation>
</message>
<message>
<source>To the end of the text or the list.</source>
<translation>Zum Ende des Texts oder der Liste.</translation>
</message>
<message>
<source>To the next word.</source>
<translation>Zum nächsten Wort.</translation>
</message>
<message>
<source>Toggle Breakpoint</source>
<translation>Haltepunkt umschalten</translation>
</message>
<message>
<source>Toggle Comment</source>
<translation>Kommentar umschalten</translation>
</message>
<message>
<source>Top bar</source>
<translation>Obere Leiste</translation>
</message>
<message>
<source>Tour</source>
<translation>Tour</translation>
</message>
<message>
<source>Tour, step {at} of {count}: {title}</source>
<translation>Tour, Schritt {at} von {count}: {title}</translation>
</message>
<message>
<source>Tour: End</source>
<translation>Tour: Beenden</translation>
</message>
<message>
<source>Tour: Next Step</source>
<translation>Tour: Nächster Schritt</translation>
</message>
<message>
<source>Tour: Step Back</source>
<translation>Tour: Schritt zurück</translation>
</message>
<message>
<source>Trace ID</source>
<translation>Trace-ID</translation>
</message>
<message>
<source>Tracing</source>
<translation>Tracing</translation>
</message>
<message>
<source>Trim trailing spaces</source>
<translation>Leerzeichen am Zeilenende</translation>
</message>
<message>
<source>Try again.</source>
<translation>Erneut versuchen.</translation>
</message>
<message>
<source>Type a number, such as 12 or 12:5.</source>
<translation>Eine Zahl tippen, etwa 12 oder 12:5.</translation>
</message>
<message>
<source>Type at the left; what git ignores is left out.</source>
<translation>Links tippen; was git ignoriert, bleibt aus.</translation>
</message>
<message>
<source>Type in the line above too.</source>
<translation>Auch in der Zeile darüber tippen.</translation>
</message>
<message>
<source>Type in the line below too.</source>
<translation>Auch in der Zeile darunter tippen.</translation>
</message>
<message>
<source>Understood</source>
<translation>Verstanden</translation>
</message>
<message>
<source>Undo</source>
<translation>Rückgängig</translation>
</message>
<message>
<source>Undo Change of Function</source>
<translation>Änderung der Funktion zurücknehmen</translation>
</message>
<message>
<source>Undo Delete Event</source>
<translation>Löschen des Events zurücknehmen</translation>
</message>
<message>
<source>Undo brings back what it was.</source>
<translation>Rückgängig holt zurück, was war.</translation>
</message>
<message>
<source>Undo in its own tab.</source>
<translation>Im eigenen Tab rückgängig machen.</translation>
</message>
<message>
<source>Undo works in each; none is saved yet.</source>
<translation>Rückgängig geht in jeder; noch ist keine gespeichert.</translation>
</message>
<message>
<source>Unfold</source>
<translation>Ausklappen</translation>
</message>
<message>
<source>Unfold All</source>
<translation>Alles ausklappen</translation>
</message>
<message>
<source>Unread notices</source>
<translation>Ungelesene Meldungen</translation>
</message>
<message>
<source>Update Handler…</source>
<translation>Handler anpassen…</translation>
</message>
<message>
<source>Update the code</source>
<translation>Den Code aktualisieren</translation>
</message>
<message>
<source>Update the settings</source>
<translation>Die Einstellungen aktualisieren</translation>
</message>
<message>
<source>Update {file}…</source>
<translation>{file} anpassen…</translation>
</message>
<message>
<source>Use This Run's Event</source>
<translation>Event dieses Laufs verwenden</translation>
</message>
<message>
<source>Use as Event</source>
<translation>Als Event verwenden</translation>
</message>
<message>
<source>Use black, white and strong colours.</source>
<translation>Schwarz, Weiß und kräftige Farben verwenden.</translation>
</message>
<message>
<source>Use dark colours.</source>
<translation>Dunkle Farben verwenden.</translation>
</message>
<message>
<source>Use light colours.</source>
<translation>Helle Farben verwenden.</translation>
</message>
<message>
<source>Use the colours of the system.</source>
<translation>Die Farben des Systems verwenden.</translation>
</message>
<message>
<source>Usual Text Size</source>
<translation>Übliche Textgröße</translation>
</message>
<message>
<source>VARIABLES</source>
<translation>VARIABLEN</translation>
</message>
<message>
<source>VS Code</source>
<translation>VS Code</translation>
</message>
<message>
<source>Valid JSON</source>
<translation>Gültiges JSON</translation>
</message>
<message>
<source>Value</source>
<translation>Wert</translation>
</message>
<message>
<source>Values:</source>
<translation>Werte:</translation>
</message>
<message>
<source>Variables</source>
<translation>Variablen</translation>
</message>
<message>
<source>Version or alias that is called</source>
<translation>Version oder Alias, die aufgerufen werden</translation>
</message>
<message>
<source>Version {version} · Apache License 2.0</source>
<translation>Version {version} · Apache License 2.0</translation>
</message>
<message>
<source>Version, licence and the folders in use.</source>
<translation>Version, Lizenz und die benutzten Ordner.</translation>
</message>
<message>
<source>View</source>
<translation>Ansicht</translation>
</message>
<message>
<source>Views of the selected run</source>
<translation>Ansichten des gewählten Laufs</translation>
</message>
<message>
<source>WATCH</source>
<translation>ÜBERWACHT</translation>
</message>
<message>
<source>Warm environments</source>
<translation>Warme Umgebungen</translation>
</message>
<message>
<source>Warning on {part}</source>
<translation>Warnung zu {part}</translation>
</message>
<message>
<source>Watch expression</source>
<translation>Überwachter Ausdruck</translation>
</message>
<message>
<source>Watch expressions</source>
<translation>Überwachte Ausdrücke</translation>
</message>
<message>
<source>Welcome</source>
<translation>Willkommen</translation>
</message>
<message>
<source>Welcome Page</source>
<translation>Willkommensseite</translation>
</message>
<message>
<source>What AWS would ask for a run of this duration: computed from a local measurement</source>
<translation>Was AWS für einen Lauf dieser Dauer verlangte: aus einer lokalen Messung berechnet</translation>
</message>
<message>
<source>What differs from another result</source>
<translation>Was sich von einem anderen Ergebnis unterscheidet</translation>
</message>
<message>
<source>What is expected of the run</source>
<translation>Was vom Lauf erwartet wird</translation>
</message>
<message>
<source>What is in it can be edited as text only.</source>
<translation>Der Inhalt lässt sich nur als Text bearbeiten.</translation>
</message>
<message>
<source>What is known of the code</source>
<translation>Was vom Code bekannt ist</translation>
</message>
<message>
<source>What is made</source>
<translation>Was angelegt wird</translation>
</message>
<message>
<source>What is new on each send</source>
<translation>Was bei jedem Senden neu ist</translation>
</message>
<message>
<source>What is sent</source>
<translation>Was gesendet wird</translation>
</message>
<message>
<source>What is wrong in templates, functions or the event shows here.</source>
<translation>Was in Templates, Funktionen oder dem Event nicht stimmt, steht hier.</translation>
</message>
<message>
<source>What is wrong with the name</source>
<translation>Was am Namen nicht stimmt</translation>
</message>
<message>
<source>What is wrong with {title}</source>
<translation>Was an {title} nicht stimmt</translation>
</message>
<message>
<source>What it is for</source>
<translation>Wozu es dient</translation>
</message>
<message>
<source>What the deployment comes to</source>
<translation>Was das Deployment ausmacht</translation>
</message>
<message>
<source>What the field means</source>
<translation>Was das Feld bedeutet</translation>
</message>
<message>
<source>What the function writes shows here after each attempt.</source>
<translation>Was die Funktion schreibt, erscheint hier nach jedem Versuch.</translation>
</message>
<message>
<source>What the result is compared with</source>
<translation>Womit das Ergebnis verglichen wird</translation>
</message>
<message>
<source>What the trigger cannot read</source>
<translation>Was der Trigger nicht lesen kann</translation>
</message>
<message>
<source>What these keys bring about</source>
<translation>Was diese Tasten bewirken</translation>
</message>
<message>
<source>What to know</source>
<translation>Was zu wissen ist</translation>
</message>
<message>
<source>What was changed</source>
<translation>Was geändert wurde</translation>
</message>
<message>
<source>What went wrong</source>
<translation>Was schiefging</translation>
</message>
<message>
<source>What would break</source>
<translation>Was kaputtginge</translation>
</message>
<message>
<source>Where functions run: docker, process, or auto (Docker when it answers, a child process when not).</source>
<translation>Wo Funktionen laufen: docker, process oder auto (Docker, wenn es antwortet, sonst ein Kindprozess).</translation>
</message>
<message>
<source>Where other AWS services are, such as http://127.0.0.1:5000: destinations, dead letters, code in S3, logs. AWS_ENDPOINT_URL in the environment is used when this is empty; without either nothing is sent.</source>
<translation>Wo andere AWS-Dienste sind, etwa http://127.0.0.1:5000: Destinations, Dead Letters, Code in S3, Logs. AWS_ENDPOINT_URL der Umgebung gilt, wenn dies leer ist; ohne beides wird nichts gesendet.</translation>
</message>
<message>
<source>Where the local Lambda service listens. Any but loopback needs WORKBENCH_ACCESS_KEY_ID and WORKBENCH_SECRET_ACCESS_KEY in the environment: callers must sign with them.</source>
<translation>Wo der lokale Lambda-Dienst lauscht. Außer bei Loopback müssen WORKBENCH_ACCESS_KEY_ID und WORKBENCH_SECRET_ACCESS_KEY in der Umgebung stehen: Aufrufer müssen damit signieren.</translation>
</message>
<message>
<source>Where the values of ${env.NAME} are looked up</source>
<translation>Wo die Werte von ${env.NAME} nachgeschlagen werden</translation>
</message>
<message>
<source>Whether closing the window asks first while a function runs.</source>
<translation>Ob beim Schließen des Fensters gefragt wird, solange eine Funktion läuft.</translation>
</message>
<message>
<source>Whether long lines are folded in the editor.</source>
<translation>Ob lange Zeilen im Editor umbrochen werden.</translation>
</message>
<message>
<source>Whether names are offered after a dot and two letters; Ctrl+Space offers them in any case.</source>
<translation>Ob nach einem Punkt und zwei Buchstaben Namen angeboten werden; Strg+Leertaste bietet sie in jedem Fall an.</translation>
</message>
<message>
<source>Whether ruff checks open Python files while they are edited, where it is installed.</source>
<translation>Ob ruff offene Python-Dateien beim Bearbeiten prüft, wo es installiert ist.</translation>
</message>
<message>
<source>Whether saving takes blanks at the ends of lines away; not in Markdown, where they mean something.</source>
<translation>Ob Speichern Leerzeichen an Zeilenenden wegnimmt; nicht in Markdown, wo sie etwas bedeuten.</translation>
</message>
<message>
<source>Whether the caret stands still and panels and menus do not slide or fade: as the system is set, on, or off.</source>
<translation>Ob der Cursor stillsteht und Panels und Menüs nicht gleiten oder blenden: wie im System, ein oder aus.</translation>
</message>
<message>
<source>Whether the local Lambda service starts with the window.</source>
<translation>Ob der lokale Lambda-Dienst mit dem Fenster startet.</translation>
</message>
<message>
<source>Whether the result is as expected</source>
<translation>Ob das Ergebnis ist wie erwartet</translation>
</message>
<message>
<source>Whether the window comes back with its workspace, tabs and panels. Text that was not saved always does.</source>
<translation>Ob das Fenster mit Arbeitsbereich, Tabs und Panels zurückkommt. Nicht gespeicherter Text kommt immer zurück.</translation>
</message>
<message>
<source>Whole words</source>
<translation>Ganze Wörter</translation>
</message>
<message>
<source>Whose keys the commands have: the program's own, or those of an editor you know. Your changes stay over them.</source>
<translation>Wessen Tasten die Befehle haben: die des Programms oder die eines bekannten Editors. Eigene Änderungen bleiben darüber.</translation>
</message>
<message>
<source>Why there is no answer</source>
<translation>Warum es keine Antwort gibt</translation>
</message>
<message>
<source>Why there is no preview</source>
<translation>Warum es keine Vorschau gibt</translation>
</message>
<message>
<source>Why there is nothing to compare</source>
<translation>Warum es nichts zu vergleichen gibt</translation>
</message>
<message>
<source>Window</source>
<translation>Fenster</translation>
</message>
<message>
<source>With its imports</source>
<translation>Mit Importen</translation>
</message>
<message>
<source>Word Wrap</source>
<translation>Zeilenumbruch</translation>
</message>
<message>
<source>Word wrap</source>
<translation>Zeilenumbruch</translation>
</message>
<message>
<source>Words, /a pattern/, tag:, runtime: and state: (running, warm, problem, favourite, deprecated). All must hold. Ctrl+Space completes.</source>
<translation>Wörter, /ein Muster/, tag:, runtime: und state: (running, warm, problem, favourite, deprecated). Alle müssen gelten. Strg+Leertaste vervollständigt.</translation>
</message>
<message>
<source>Works through the messages of a queue. Only those that failed come back; a dead-letter queue takes what fails five times.</source>
<translation>Arbeitet Nachrichten einer Queue ab. Nur fehlgeschlagene kommen zurück; eine Dead-Letter-Queue nimmt, was fünfmal fehlschlägt.</translation>
</message>
<message>
<source>Workspace</source>
<translation>Arbeitsbereich</translation>
</message>
<message>
<source>Wrap or Unwrap Event…</source>
<translation>Event ein- oder auspacken…</translation>
</message>
<message>
<source>Wrap the event in</source>
<translation>Event einpacken in</translation>
</message>
<message>
<source>Wrapped in</source>
<translation>Eingepackt in</translation>
</message>
<message>
<source>Wrapped in {envelopes}</source>
<translation>Eingepackt in {envelopes}</translation>
</message>
<message>
<source>Wrapped in: {envelopes}</source>
<translation>Eingepackt in: {envelopes}</translation>
</message>
<message>
<source>Write every file with unsaved text to disk.</source>
<translation>Alle Dateien mit nicht gespeichertem Text schreiben.</translation>
</message>
<message>
<source>Write the events as the function's shareable test events, as the Lambda console and SAM CLI keep them.</source>
<translation>Die Events als teilbare Test-Events der Funktion schreiben, wie Lambda-Konsole und SAM CLI sie führen.</translation>
</message>
<message>
<source>Write the file in front to disk.</source>
<translation>Die vordere Datei auf die Platte schreiben.</translation>
</message>
<message>
<source>Write, run and measure Lambda functions here. No account needed.</source>
<translation>Lambda-Funktionen hier schreiben, ausführen, messen. Ohne Konto.</translation>
</message>
<message>
<source>Yours</source>
<translation>Eigene</translation>
</message>
<message>
<source>[event.save], a name, Enter. It becomes a file below events/ and stands in the explorer.</source>
<translation>[event.save], ein Name, Enter. Es wird eine Datei unter events/ und steht im Explorer.</translation>
</message>
<message>
<source>[help.open] explains what has the keyboard, [view.palette] finds every command. Open a folder of yours with [workspace.open].</source>
<translation>[help.open] erklärt, was die Tastatur hat, [view.palette] findet jeden Befehl. Mit [workspace.open] einen eigenen Ordner öffnen.</translation>
</message>
<message>
<source>[run.invoke] once more. The environment is warm now: no Init, and less is billed.</source>
<translation>Noch einmal [run.invoke]. Die Umgebung ist jetzt warm: kein Init, und weniger wird berechnet.</translation>
</message>
<message>
<source>a number too long to show</source>
<translation>eine Zahl, zu lang zum Zeigen</translation>
</message>
<message>
<source>an event</source>
<translation>ein Event</translation>
</message>
<message>
<source>an event is in the {envelope} event</source>
<translation>im {envelope}-Event steckt ein Event</translation>
</message>
<message>
<source>an image</source>
<translation>ein Image</translation>
</message>
<message>
<source>at first</source>
<translation>am Anfang</translation>
</message>
<message>
<source>at {time}</source>
<translation>{time}</translation>
</message>
<message>
<source>billed {billed_ms:,} ms</source>
<translation>abgerechnet {billed_ms:,} ms</translation>
</message>
<message>
<source>boolean</source>
<translation>Wahrheitswert</translation>
</message>
<message>
<source>busy</source>
<translation>beschäftigt</translation>
</message>
<message>
<source>cancelled</source>
<translation>abgebrochen</translation>
</message>
<message>
<source>cannot be used</source>
<translation>nicht verwendbar</translation>
</message>
<message>
<source>cannot run</source>
<translation>nicht lauffähig</translation>
</message>
<message>
<source>choice</source>
<translation>Auswahl</translation>
</message>
<message>
<source>class</source>
<translation>Klasse</translation>
</message>
<message>
<source>client context</source>
<translation>Client Context</translation>
</message>
<message>
<source>cold</source>
<translation>kalt</translation>
</message>
<message>
<source>cold start</source>
<translation>Cold Start</translation>
</message>
<message>
<source>command</source>
<translation>Befehl</translation>
</message>
<message>
<source>completes while an event is written</source>
<translation>vervollständigt beim Schreiben eines Events</translation>
</message>
<message>
<source>context</source>
<translation>Context</translation>
</message>
<message>
<source>deadline held</source>
<translation>Zeitlimit ausgesetzt</translation>
</message>
<message>
<source>debugging</source>
<translation>wird debuggt</translation>
</message>
<message>
<source>deletes a word in texts</source>
<translation>löscht ein Wort in Texten</translation>
</message>
<message>
<source>different from {function} in {place}</source>
<translation>anders als {function} in {place}</translation>
</message>
<message>
<source>done</source>
<translation>getan</translation>
</message>
<message>
<source>duplicates a record in the event's form</source>
<translation>dupliziert einen Record im Formular des Events</translation>
</message>
<message>
<source>edited</source>
<translation>bearbeitet</translation>
</message>
<message>
<source>empty text</source>
<translation>leerer Text</translation>
</message>
<message>
<source>encoded as {encoded}</source>
<translation>kodiert als {encoded}</translation>
</message>
<message>
<source>environments.toml has no environment {name}.</source>
<translation>environments.toml hat keine Umgebung {name}.</translation>
</message>
<message>
<source>error</source>
<translation>Fehler</translation>
</message>
<message>
<source>failed</source>
<translation>fehlgeschlagen</translation>
</message>
<message>
<source>favourite</source>
<translation>Favorit</translation>
</message>
<message>
<source>function</source>
<translation>Funktion</translation>
</message>
<message>
<source>goes to the end of a text</source>
<translation>geht ans Ende eines Texts</translation>
</message>
<message>
<source>goes to the next tab of the editor</source>
<translation>geht zum nächsten Tab des Editors</translation>
</message>
<message>
<source>goes to the previous tab of the editor</source>
<translation>geht zum vorigen Tab des Editors</translation>
</message>
<message>
<source>goes to the start of a text</source>
<translation>geht an den Anfang eines Texts</translation>
</message>
<message>
<source>heading</source>
<translation>Überschrift</translation>
</message>
<message>
<source>idle</source>
<translation>untätig</translation>
</message>
<message>
<source>in</source>
<translation>in</translation>
</message>
<message>
<source>info</source>
<translation>Hinweis</translation>
</message>
<message>
<source>integer</source>
<translation>Ganzzahl</translation>
</message>
<message>
<source>its code is that of {function} in {place}; settings were not compared</source>
<translation>ihr Code ist der von {function} in {place}; Einstellungen wurden nicht verglichen</translation>
</message>
<message>
<source>json</source>
<translation>JSON</translation>
</message>
<message>
<source>key</source>
<translation>Schlüssel</translation>
</message>
<message>
<source>key, value or key=value</source>
<translation>Schlüssel, Wert oder Schlüssel=Wert</translation>
</message>
<message>
<source>keys</source>
<translation>Tasten</translation>
</message>
<message>
<source>last 4 KB</source>
<translation>letzte 4 KB</translation>
</message>
<message>
<source>line {line}, column {column}</source>
<translation>Zeile {line}, Spalte {column}</translation>
</message>
<message>
<source>line {n:,}</source>
<translation>Zeile {n:,}</translation>
</message>
<message>
<source>list</source>
<translation>Liste</translation>
</message>
<message>
<source>log tail</source>
<translation>Log-Ende</translation>
</message>
<message>
<source>looking…</source>
<translation>wird gesucht…</translation>
</message>
<message>
<source>method</source>
<translation>Methode</translation>
</message>
<message>
<source>moves by a word in texts</source>
<translation>geht ein Wort weiter in Texten</translation>
</message>
<message>
<source>moves lines in the event's text</source>
<translation>schiebt Zeilen im Text des Events</translation>
</message>
<message>
<source>nested too deeply to show</source>
<translation>zu tief verschachtelt zum Zeigen</translation>
</message>
<message>
<source>new on each send</source>
<translation>neu bei jedem Senden</translation>
</message>
<message>
<source>new · {size}</source>
<translation>neu · {size}</translation>
</message>
<message>
<source>no handler</source>
<translation>kein Handler</translation>
</message>
<message>
<source>none</source>
<translation>keine</translation>
</message>
<message>
<source>not available</source>
<translation>nicht verfügbar</translation>
</message>
<message>
<source>not compared: {why}</source>
<translation>nicht verglichen: {why}</translation>
</message>
<message>
<source>not deployed to {place}</source>
<translation>nicht in {place} bereitgestellt</translation>
</message>
<message>
<source>not done</source>
<translation>nicht getan</translation>
</message>
<message>
<source>not found</source>
<translation>nicht gefunden</translation>
</message>
<message>
<source>not here</source>
<translation>nicht hier</translation>
</message>
<message>
<source>not run</source>
<translation>nicht ausgeführt</translation>
</message>
<message>
<source>not set</source>
<translation>nicht gesetzt</translation>
</message>
<message>
<source>nothing</source>
<translation>nichts</translation>
</message>
<message>
<source>null</source>
<translation>null</translation>
</message>
<message>
<source>number</source>
<translation>Zahl</translation>
</message>
<message>
<source>object</source>
<translation>Objekt</translation>
</message>
<message>
<source>off</source>
<translation>aus</translation>
</message>
<message>
<source>ok</source>
<translation>ok</translation>
</message>
<message>
<source>on</source>
<translation>ein</translation>
</message>
<message>
<source>opens Replace in the event's text</source>
<translation>öffnet Ersetzen im Text des Events</translation>
</message>
<message>
<source>opens the menu</source>
<translation>öffnet das Menü</translation>
</message>
<message>
<source>or</source>
<translation>oder</translation>
</message>
<message>
<source>over HTTP</source>
<translation>über HTTP</translation>
</message>
<message>
<source>pattern</source>
<translation>Muster</translation>
</message>
<message>
<source>paused · {function}</source>
<translation>angehalten · {function}</translation>
</message>
<message>
<source>paused · {function} line {line}</source>
<translation>angehalten · {function} Zeile {line}</translation>
</message>
<message>
<source>process</source>
<translation>Prozess</translation>
</message>
<message>
<source>qualifier</source>
<translation>Qualifier</translation>
</message>
<message>
<source>queued</source>
<translation>eingereiht</translation>
</message>
<message>
<source>ready</source>
<translation>bereit</translation>
</message>
<message>
<source>removed</source>
<translation>entfernt</translation>
</message>
<message>
<source>required</source>
<translation>erforderlich</translation>
</message>
<message>
<source>required, not set</source>
<translation>erforderlich, nicht gesetzt</translation>
</message>
<message>
<source>reset</source>
<translation>zurückgesetzt</translation>
</message>
<message>
<source>ruff is not installed.</source>
<translation>ruff ist nicht installiert.</translation>
</message>
<message>
<source>running</source>
<translation>läuft</translation>
</message>
<message>
<source>running · {function}</source>
<translation>läuft · {function}</translation>
</message>
<message>
<source>runs again in the list of runs</source>
<translation>führt in der Liste der Läufe erneut aus</translation>
</message>
<message>
<source>same</source>
<translation>gleich</translation>
</message>
<message>
<source>sample</source>
<translation>Beispiel</translation>
</message>
<message>
<source>saved event</source>
<translation>gespeichertes Event</translation>
</message>
<message>
<source>selects by a word in texts</source>
<translation>wählt ein Wort in Texten aus</translation>
</message>
<message>
<source>set</source>
<translation>gesetzt</translation>
</message>
<message>
<source>setting</source>
<translation>Einstellung</translation>
</message>
<message>
<source>starting</source>
<translation>startet</translation>
</message>
<message>
<source>starting · {function}</source>
<translation>startet · {function}</translation>
</message>
<message>
<source>stopped</source>
<translation>gestoppt</translation>
</message>
<message>
<source>streamed</source>
<translation>gestreamt</translation>
</message>
<message>
<source>taken by {takers}</source>
<translation>genommen von {takers}</translation>
</message>
<message>
<source>tenant</source>
<translation>Tenant</translation>
</message>
<message>
<source>tenant {id}</source>
<translation>Tenant {id}</translation>
</message>
<message>
<source>text</source>
<translation>Text</translation>
</message>
<message>
<source>the bytes of {name}</source>
<translation>die Bytes von {name}</translation>
</message>
<message>
<source>the same as {function} in {place}</source>
<translation>gleich {function} in {place}</translation>
</message>
<message>
<source>the text of {name}</source>
<translation>der Text von {name}</translation>
</message>
<message>
<source>the whole answer</source>
<translation>die ganze Antwort</translation>
</message>
<message>
<source>this place</source>
<translation>diese Stelle</translation>
</message>
<message>
<source>timeout</source>
<translation>Timeout</translation>
</message>
<message>
<source>timeout {seconds} s</source>
<translation>Timeout {seconds} s</translation>
</message>
<message>
<source>trace</source>
<translation>Trace</translation>
</message>
<message>
<source>type</source>
<translation>Typ</translation>
</message>
<message>
<source>unresolved</source>
<translation>ungeklärt</translation>
</message>
<message>
<source>unsaved event</source>
<translation>nicht gespeichertes Event</translation>
</message>
<message>
<source>value now</source>
<translation>jetziger Wert</translation>
</message>
<message>
<source>variable</source>
<translation>Variable</translation>
</message>
<message>
<source>version {version}</source>
<translation>Version {version}</translation>
</message>
<message>
<source>waiting</source>
<translation>wartet</translation>
</message>
<message>
<source>warm</source>
<translation>warm</translation>
</message>
<message>
<source>warm start</source>
<translation>Warm Start</translation>
</message>
<message>
<source>warning</source>
<translation>Warnung</translation>
</message>
<message>
<source>what it does</source>
<translation>was es tut</translation>
</message>
<message>
<source>what it is</source>
<translation>was es ist</translation>
</message>
<message>
<source>{at} of {count}</source>
<translation>{at} von {count}</translation>
</message>
<message>
<source>{duration} of imports</source>
<translation>{duration} Importe</translation>
</message>
<message>
<source>{environment}, not in environments.toml</source>
<translation>{environment}, nicht in environments.toml</translation>
</message>
<message>
<source>{executor} is not available.</source>
<translation>{executor} ist nicht verfügbar.</translation>
</message>
<message>
<source>{executor} is ready.</source>
<translation>{executor} ist bereit.</translation>
</message>
<message>
<source>{functions}: the handler {before} is gone; {after} is new.</source>
<translation>{functions}: Der Handler {before} ist weg; {after} ist neu.</translation>
</message>
<message>
<source>{functions}: the handler {before} is gone; {file} has {after}.</source>
<translation>{functions}: Der Handler {before} ist weg; {file} hat {after}.</translation>
</message>
<message>
<source>{function} failed</source>
<translation>{function} ist fehlgeschlagen</translation>
</message>
<message>
<source>{function} in {place}</source>
<translation>{function} in {place}</translation>
</message>
<message>
<source>{function} is being debugged.</source>
<translation>{function} wird debuggt.</translation>
</message>
<message>
<source>{function} is not there yet: it will be made.</source>
<translation>{function} gibt es noch nicht: Sie wird angelegt.</translation>
</message>
<message>
<source>{function} ran to its end</source>
<translation>{function} ist durchgelaufen</translation>
</message>
<message>
<source>{function} was compared with {target}.</source>
<translation>{function} wurde mit {target} verglichen.</translation>
</message>
<message>
<source>{function} was deployed to {place} as version {version}.</source>
<translation>{function} wurde in {place} als Version {version} bereitgestellt.</translation>
</message>
<message>
<source>{function} was deployed to {place}.</source>
<translation>{function} wurde in {place} bereitgestellt.</translation>
</message>
<message>
<source>{function} was not run</source>
<translation>{function} wurde nicht ausgeführt</translation>
</message>
<message>
<source>{hits} in {files}.</source>
<translation>{hits} in {files}.</translation>
</message>
<message>
<source>{item} of {n:,}</source>
<translation>{item} von {n:,}</translation>
</message>
<message>
<source>{language} functions need Docker here, or an interpreter.</source>
<translation>Funktionen in {language} brauchen hier Docker oder einen Interpreter.</translation>
</message>
<message>
<source>{least:,} to {most:,}</source>
<translation>{least:,} bis {most:,}</translation>
</message>
<message>
<source>{line}, {old} becomes {new}</source>
<translation>{line}, {old} wird {new}</translation>
</message>
<message>
<source>{low} to {high}</source>
<translation>{low} bis {high}</translation>
</message>
<message>
<source>{mask} (another)</source>
<translation>{mask} (ein anderer)</translation>
</message>
<message>
<source>{module}: {own} of its own, {whole} with its imports, {share} of all.</source>
<translation>{module}: {own} eigene Zeit, {whole} mit Importen, {share} vom Ganzen.</translation>
</message>
<message>
<source>{n:,} attempt</source>
<translation>{n:,} Versuch</translation>
</message>
<message>
<source>{n:,} attempts</source>
<translation>{n:,} Versuchen</translation>
</message>
<message>
<source>{n:,} change</source>
<translation>{n:,} Änderung</translation>
</message>
<message>
<source>{n:,} change in {file}</source>
<translation>{n:,} Änderung in {file}</translation>
</message>
<message>
<source>{n:,} changes</source>
<translation>{n:,} Änderungen</translation>
</message>
<message>
<source>{n:,} changes in {file}</source>
<translation>{n:,} Änderungen in {file}</translation>
</message>
<message>
<source>{n:,} definitions of {name}</source>
<translation>{n:,} Definitionen von {name}</translation>
</message>
<message>
<source>{n:,} earlier not kept</source>
<translation>{n:,} frühere nicht behalten</translation>
</message>
<message>
<source>{n:,} file</source>
<translation>{n:,} Datei</translation>
</message>
<message>
<source>{n:,} file differs</source>
<translation>{n:,} Datei ist anders</translation>
</message>
<message>
<source>{n:,} file left alone.</source>
<translation>{n:,} Datei unverändert gelassen.</translation>
</message>
<message>
<source>{n:,} files</source>
<translation>{n:,} Dateien</translation>
</message>
<message>
<source>{n:,} files differ</source>
<translation>{n:,} Dateien sind anders</translation>
</message>
<message>
<source>{n:,} files left alone.</source>
<translation>{n:,} Dateien unverändert gelassen.</translation>
</message>
<message>
<source>{n:,} found</source>
<translation>{n:,} gefunden</translation>
</message>
<message>
<source>{n:,} function</source>
<translation>{n:,} Funktion</translation>
</message>
<message>
<source>{n:,} functions</source>
<translation>{n:,} Funktionen</translation>
</message>
<message>
<source>{n:,} hit</source>
<translation>{n:,} Treffer</translation>
</message>
<message>
<source>{n:,} hits</source>
<translation>{n:,} Treffer</translation>
</message>
<message>
<source>{n:,} large file not searched.</source>
<translation>{n:,} große Datei nicht durchsucht.</translation>
</message>
<message>
<source>{n:,} large files not searched.</source>
<translation>{n:,} große Dateien nicht durchsucht.</translation>
</message>
<message>
<source>{n:,} line</source>
<translation>{n:,} Zeile</translation>
</message>
<message>
<source>{n:,} lines</source>
<translation>{n:,} Zeilen</translation>
</message>
<message>
<source>{n:,} member</source>
<translation>{n:,} Member</translation>
</message>
<message>
<source>{n:,} members</source>
<translation>{n:,} Member</translation>
</message>
<message>
<source>{n:,} module</source>
<translation>{n:,} Modul</translation>
</message>
<message>
<source>{n:,} modules</source>
<translation>{n:,} Module</translation>
</message>
<message>
<source>{n:,} more characters</source>
<translation>{n:,} weitere Zeichen</translation>
</message>
<message>
<source>{n:,} more characters, copied in full</source>
<translation>{n:,} weitere Zeichen, vollständig kopiert</translation>
</message>
<message>
<source>{n:,} more items</source>
<translation>{n:,} weitere Einträge</translation>
</message>
<message>
<source>{n:,} place</source>
<translation>{n:,} Stelle</translation>
</message>
<message>
<source>{n:,} places</source>
<translation>{n:,} Stellen</translation>
</message>
<message>
<source>{n:,} problem</source>
<translation>{n:,} Problem</translation>
</message>
<message>
<source>{n:,} problems</source>
<translation>{n:,} Probleme</translation>
</message>
<message>
<source>{n:,} reference of {name}</source>
<translation>{n:,} Verwendung von {name}</translation>
</message>
<message>
<source>{n:,} references of {name}</source>
<translation>{n:,} Verwendungen von {name}</translation>
</message>
<message>
<source>{n:,} replaced</source>
<translation>{n:,} ersetzt</translation>
</message>
<message>
<source>{n:,} secret hidden</source>
<translation>{n:,} Geheimnis verborgen</translation>
</message>
<message>
<source>{n:,} secrets hidden</source>
<translation>{n:,} Geheimnisse verborgen</translation>
</message>
<message>
<source>{n:,} setting differs</source>
<translation>{n:,} Einstellung ist anders</translation>
</message>
<message>
<source>{n:,} setting differs from {function} in {place}</source>
<translation>{n:,} Einstellung ist anders als bei {function} in {place}</translation>
</message>
<message>
<source>{n:,} settings differ</source>
<translation>{n:,} Einstellungen sind anders</translation>
</message>
<message>
<source>{n:,} settings differ from {function} in {place}</source>
<translation>{n:,} Einstellungen sind anders als bei {function} in {place}</translation>
</message>
<message>
<source>{n:,} warm environment</source>
<translation>{n:,} warme Umgebung</translation>
</message>
<message>
<source>{n:,} warm environments</source>
<translation>{n:,} warme Umgebungen</translation>
</message>
<message>
<source>{names} and {n} more</source>
<translation>{names} und {n} weitere</translation>
</message>
<message>
<source>{names}: new on each send</source>
<translation>{names}: neu bei jedem Senden</translation>
</message>
<message>
<source>{name} has unsaved changes.</source>
<translation>{name} hat nicht gespeicherte Änderungen.</translation>
</message>
<message>
<source>{name} has unsaved changes; reading it as {encoding} takes them back.</source>
<translation>{name} hat nicht gespeicherte Änderungen; das Lesen als {encoding} nimmt sie zurück.</translation>
</message>
<message>
<source>{name} has unsaved text.</source>
<translation>{name} hat nicht gespeicherten Text.</translation>
</message>
<message>
<source>{name} is as it was.</source>
<translation>{name} ist wieder wie zuvor.</translation>
</message>
<message>
<source>{name} is no longer on disk. Its text is still here.</source>
<translation>{name} ist nicht mehr auf der Platte. Der Text ist noch hier.</translation>
</message>
<message>
<source>{name} is no longer there; saving writes it anew.</source>
<translation>{name} ist nicht mehr da; Speichern schreibt sie neu.</translation>
</message>
<message>
<source>{name} is not as it was when its change was shown.</source>
<translation>{name} ist nicht mehr so wie bei der gezeigten Änderung.</translation>
</message>
<message>
<source>{name} is there twice.</source>
<translation>{name} kommt zweimal vor.</translation>
</message>
<message>
<source>{name} on disk and here</source>
<translation>{name} auf der Platte und hier</translation>
</message>
<message>
<source>{name} was changed by another program.</source>
<translation>{name} wurde von einem anderen Programm geändert.</translation>
</message>
<message>
<source>{name} was changed on disk, and has unsaved changes here.</source>
<translation>{name} wurde auf der Platte geändert und hat hier nicht gespeicherte Änderungen.</translation>
</message>
<message>
<source>{name} was changed since.</source>
<translation>{name} wurde inzwischen geändert.</translation>
</message>
<message>
<source>{name} was not saved: another program changed it since it was opened.</source>
<translation>{name} wurde nicht gespeichert: Ein anderes Programm hat sie seit dem Öffnen geändert.</translation>
</message>
<message>
<source>{name} was not shown yet.</source>
<translation>{name} wurde noch nicht gezeigt.</translation>
</message>
<message>
<source>{name} was renamed to {new}.</source>
<translation>{name} heißt jetzt {new}.</translation>
</message>
<message>
<source>{name} · deprecated</source>
<translation>{name} · abgekündigt</translation>
</message>
<message>
<source>{name}, {file} line {line}</source>
<translation>{name}, {file} Zeile {line}</translation>
</message>
<message>
<source>{number:,} of more than {n:,}</source>
<translation>{number:,} von mehr als {n:,}</translation>
</message>
<message>
<source>{number:,} of {n:,}</source>
<translation>{number:,} von {n:,}</translation>
</message>
<message>
<source>{number} of {changes}</source>
<translation>{number} von {changes}</translation>
</message>
<message>
<source>{n} events</source>
<translation>{n} Events</translation>
</message>
<message>
<source>{n} files were changed.</source>
<translation>{n} Dateien wurden geändert.</translation>
</message>
<message>
<source>{n} limits of Lambda's do not hold in them.</source>
<translation>{n} Grenzen von Lambda gelten darin nicht.</translation>
</message>
<message>
<source>{n} more field</source>
<translation>{n} weiteres Feld</translation>
</message>
<message>
<source>{n} more fields</source>
<translation>{n} weitere Felder</translation>
</message>
<message>
<source>{n} problems</source>
<translation>{n} Probleme</translation>
</message>
<message>
<source>{n} problems · line {line}: {text}</source>
<translation>{n} Probleme · Zeile {line}: {text}</translation>
</message>
<message>
<source>{n} running</source>
<translation>{n} laufen</translation>
</message>
<message>
<source>{n} things run</source>
<translation>{n} Dinge laufen</translation>
</message>
<message>
<source>{path}. Delete takes it off the list.</source>
<translation>{path}. Entf nimmt ihn von der Liste.</translation>
</message>
<message>
<source>{percent} %</source>
<translation>{percent} %</translation>
</message>
<message>
<source>{phase}: {duration}, from {start} after the start.</source>
<translation>{phase}: {duration}, ab {start} nach dem Start.</translation>
</message>
<message>
<source>{problems} for {trigger}</source>
<translation>{problems} für {trigger}</translation>
</message>
<message>
<source>{property} is not known here: {expression} ({reason})</source>
<translation>{property} ist hier nicht bekannt: {expression} ({reason})</translation>
</message>
<message>
<source>{reason} (and {n} more)</source>
<translation>{reason} (und {n} weitere)</translation>
</message>
<message>
<source>{reason} (line {line}, column {column}).</source>
<translation>{reason} (Zeile {line}, Spalte {column}).</translation>
</message>
<message>
<source>{runtime} was deprecated on {day}.</source>
<translation>{runtime} wurde am {day} abgekündigt.</translation>
</message>
<message>
<source>{runtime} will be deprecated on {day}.</source>
<translation>{runtime} wird am {day} abgekündigt.</translation>
</message>
<message>
<source>{size} is over Lambda's limit of {limit} for a synchronous invoke; AWS answers 413.</source>
<translation>{size} überschreiten Lambdas Grenze von {limit} für einen synchronen Aufruf; AWS antwortet 413.</translation>
</message>
<message>
<source>{size} is over Lambda's limit of {limit} for an asynchronous invoke; AWS answers 413.</source>
<translation>{size} überschreiten Lambdas Grenze von {limit} für einen asynchronen Aufruf; AWS antwortet 413.</translation>
</message>
<message>
<source>{text}: tour</source>
<translation>{text}: Tour</translation>
</message>
<message>
<source>{title} has {keys} and would lose it.</source>
<translation>{title} hat {keys} und verlöre sie.</translation>
</message>
<message>
<source>{title} has {keys}, which begins so, and would lose it.</source>
<translation>{title} hat {keys}, was so beginnt, und verlöre sie.</translation>
</message>
<message>
<source>{title} has {keys}, which would run first, and would lose it.</source>
<translation>{title} hat {keys}, was zuerst liefe, und verlöre sie.</translation>
</message>
<message>
<source>{title} of the event</source>
<translation>{title} des Events</translation>
</message>
<message>
<source>{title}, changed</source>
<translation>{title}, geändert</translation>
</message>
<message>
<source>{url} is on the clipboard.</source>
<translation>{url} ist in der Zwischenablage.</translation>
</message>
<message>
<source>{version} · ready</source>
<translation>{version} · bereit</translation>
</message>
<message>
<source>{what} in {files}</source>
<translation>{what} in {files}</translation>
</message>
<message>
<source>{why} It is tried again at {time}.</source>
<translation>{why} Um {time} wird es erneut versucht.</translation>
</message>
<message>
<source>“{text}” is not in {files}.</source>
<translation>„{text}“ ist nicht in {files}.</translation>
</message>
<message>
<source>… {n:,} equal line</source>
<translation>… {n:,} gleiche Zeile</translation>
</message>
<message>
<source>… {n:,} equal lines</source>
<translation>… {n:,} gleiche Zeilen</translation>
</message>
<message>
<source>… {n:,} more lines are not compared</source>
<translation>… {n:,} weitere Zeilen werden nicht verglichen</translation>
</message>
<message>
<source>… {n:,} more lines, copied in full</source>
<translation>… {n:,} weitere Zeilen, vollständig kopiert</translation>
</message>
</context>
</TS>
