using Throughline.Bench;

if (args is ["calendars", ..]) return await CalendarsBench.Run(args[1..]);
Console.WriteLine("bench: name one of calendars");
return 2;
