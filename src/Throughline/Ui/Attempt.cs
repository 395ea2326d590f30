namespace Throughline.Ui; public sealed class Attempt { public void Fill(string form, IReadOnlyDictionary<string,string> values, IReadOnlyList<Obstacle> obstacles){} }
