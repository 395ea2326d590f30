namespace Throughline.Modules.Exchange.Demo.Generate;

/// <summary>Names for people, companies and places of a generated world.</summary>
static class WorldNames
{
    static readonly string[] First = ["Alice", "Bruno", "Chidi", "Dagmar", "Elif", "Fatima", "Goran", "Hana", "Ivan", "Jelena", "Kofi", "Lucía", "Mira", "Nils", "Olga", "Pavel", "Rosa", "Sanjay", "Tove", "Uma", "Vera", "Wanjiru", "Yara", "Zoran"];
    static readonly string[] Last = ["Abara", "Becker", "Costa", "Dvořák", "Eriksen", "Fuentes", "Grant", "Horvat", "Ivanov", "Jansen", "Kaya", "Laurent", "Moreau", "Novak", "Okafor", "Petrov", "Quinn", "Rossi", "Silva", "Tanaka", "Ueda", "Varga", "Walsh", "Yılmaz", "Zhang"];
    static readonly string[] Places = ["Ashby", "Bramley", "Corsham", "Dunmore", "Eastleigh", "Farley", "Gilston", "Harrow", "Ilford", "Jesmond", "Kelso", "Linton", "Marlow", "Newbury", "Oakham", "Penrith", "Radley", "Selby", "Thirsk", "Upton", "Wells", "Yarm"];
    static readonly string[] Trades = ["Clinics", "Foods", "Legal", "Housing", "Logistics", "Schools", "Dental", "Motors", "Hotels", "Printers", "Surveyors", "Insurance", "Brewing", "Textiles", "Nurseries", "Robotics"];
    static readonly string[] Kinds = ["head office and depot", "three branches", "campus Wi-Fi", "data centre link", "shop floor", "second way out", "voice and data", "warehouse ring"];
    static readonly string[] Streets = ["Station Road", "Mill Lane", "High Street", "Park Row", "Canal Side", "Church Hill", "Foundry Way", "Quay Street"];

    public static string Person(ref Dice dice) => $"{dice.Pick(First)} {dice.Pick(Last)}";
    public static string Company(ref Dice dice, int number) => System.FormattableString.Invariant($"{dice.Pick(Places)} {dice.Pick(Trades)} {number}");
    public static string Network(ref Dice dice) => $"{dice.Pick(Places)}, {dice.Pick(Kinds)}";
    public static string Place(ref Dice dice) => dice.Pick(Places);
    public static string Address(ref Dice dice) => System.FormattableString.Invariant($"{dice.Between(1, 240)} {dice.Pick(Streets)}");
}
