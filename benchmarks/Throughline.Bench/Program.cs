using Throughline.Bench;

return args switch
{
    ["backtoback", ..] => BackToBackBench.Run(args[1..]),
    ["calendars", ..] => await CalendarsBench.Run(args[1..]),
    ["similarity", ..] => SimilarityBench.Run(args[1..]),
    ["pages", ..] => await PagesBench.Run(args[1..]),
    ["search", ..] => await SearchBench.Run(args[1..]),
    ["start", ..] => await StartBench.Run(args[1..]),
    ["intake", ..] => await Throughline.Bench.Intake.IntakeBench.Run(args[1..]),
    ["due", ..] => await DueBench.Run(args[1..]),
    ["rederive", ..] => await RederiveBench.Run(args[1..]),
    ["similarity-lab", ..] => Lab(args[1..]),
    _ => Unknown(),
};

static int Unknown()
{
    Console.WriteLine("bench: name one of backtoback, calendars, due, intake, pages, rederive, search, similarity, similarity-lab, start");
    return 2;
}

static int Lab(string[] args)
{
    SimilarityLab.Run(args);
    return 0;
}
