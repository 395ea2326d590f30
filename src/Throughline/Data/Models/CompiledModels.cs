namespace Throughline.Data.Models
{
    namespace Sqlite
    {
        /// <summary>The model of the embedded database, written ahead by <c>./tools/migrate</c>.</summary>
        public partial class SqliteDbModel
        {
            partial void Customize() => Visibility.Narrow(this);
        }
    }

    namespace Postgres
    {
        /// <summary>The model of the database for many nodes, written ahead by <c>./tools/migrate</c>.</summary>
        public partial class PostgresDbModel
        {
            partial void Customize() => Visibility.Narrow(this);
        }
    }
}
