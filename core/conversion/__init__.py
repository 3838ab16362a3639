"""Moving after-tax plan money: what it costs and what the forms will say."""
