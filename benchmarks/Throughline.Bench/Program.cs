Console.WriteLine("bench: no benchmark yet");
