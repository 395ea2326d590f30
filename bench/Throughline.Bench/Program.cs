if (args is ["similarity-lab", .. var lab]) { Throughline.Bench.SimilarityLab.Run(lab); return; }
Console.WriteLine("bench: no benchmark yet");
